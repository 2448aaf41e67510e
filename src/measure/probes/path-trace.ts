import { isIP } from "node:net";
import type { EndpointSubject } from "../../model/observation.ts";
import type { FailureCode } from "../../model/failure.ts";
import { type Route, submissionInQuestion } from "../../model/route.ts";
import { isAbout, type PathKind, pathKinds, somebodyMayStandBetween } from "../planning.ts";
import { endpointOf, type PlanView, type Probe } from "../probe.ts";

/** Failures that may have come about anywhere between this machine and the server. */
const worthTracing: readonly FailureCode[] = ["no-answer", "refused", "host-unreachable", "network-unreachable", "not-permitted", "reset"];

const mailPorts = [25, 465, 587, 2525];

type Needs = PathKind | "control-connect";

/** What is in question: an address whose port fails, else one whose port opens although somebody may stand in between. */
function inQuestion(seen: PlanView<Needs>, route: Route): EndpointSubject | undefined {
  const connects = seen.of("tcp-connect").filter((one) => isAbout(one, route));
  // That this line has no IPv6 says nothing about the port: an address that was really tried comes first.
  const failures = connects.filter((one) => !one.ok && worthTracing.includes(one.failure.code));
  const isTried = (one: (typeof failures)[number]) => !one.ok && one.failure.code !== "network-unreachable" && one.failure.code !== "no-such-route";
  const failed = failures.find(isTried) ?? failures[0];
  if (failed !== undefined) return failed.about as EndpointSubject;
  return somebodyMayStandBetween(seen, route) ? (connects.find((one) => one.ok)?.about as EndpointSubject | undefined) : undefined;
}

/** Follows the connection in question device by device, and for comparison one that works: another port of the same address, and an unrelated web server. */
export const pathTrace: Probe<"path-trace", Needs> = {
  id: "path-trace",
  gives: ["path-trace"],
  asks: "Where does the connection stop, and who says so?",
  needs: [...pathKinds, "control-connect"],
  risk: "looks",
  timeoutMs: 9_000,
  plan(seen) {
    const route = submissionInQuestion(seen.routes);
    const first = route === undefined ? undefined : inQuestion(seen, route);
    if (first === undefined) return [];
    const isElsewhere = (about: EndpointSubject) => !mailPorts.includes(about.port);
    const opened = (kind: "tcp-connect" | "control-connect") => seen.of(kind).flatMap((one) => (one.ok && one.about.on === "endpoint" && isElsewhere(one.about) ? [one.about] : []));
    const twin = opened("tcp-connect").find((about) => about.address === first.address);
    const web = opened("control-connect").find((about) => isIP(about.address) === isIP(first.address));
    return [first, twin, web].filter((about) => about !== undefined);
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    const facts = await world.trace(to, walk.until, walk.cut);
    if (facts === undefined) return walk.leaveOut("path-trace", "not-available", "on Linux the free library koffi shows it (npm install --ignore-scripts koffi, beside cantsend), or the program traceroute run as root");
    await walk.step("path-trace", async () => facts);
  },
};
