import { isIP } from "node:net";
import type { FailureCode } from "../../model/failure.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { keepReading } from "../machine-state.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Failures behind which a rule of this machine's own may stand. */
const worthAsking: readonly FailureCode[] = ["no-answer", "refused", "host-unreachable", "network-unreachable", "not-permitted"];

/** Asks this machine's own packet filter what it does with the connection that failed. */
export const ownFirewall: Probe<"own-firewall", PathKind> = {
  id: "own-firewall",
  gives: ["own-firewall"],
  asks: "Does a rule of this machine's own stop the connection?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined) return [];
    const failed = seen.of("tcp-connect").filter((one) => !one.ok && worthAsking.includes(one.failure.code) && isAbout(one, question));
    return failed.map((one) => one.about).slice(0, 1);
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    const { uid } = world.state;
    const by = (await world.machine([to.address])).sendsBy[0]?.interface;
    await keepReading(walk, "own-firewall", await world.state.firewall({ family: isIP(to.address) === 6 ? 6 : 4, destination: to.address, port: to.port, ...(uid === undefined ? {} : { uid }), ...(by === undefined ? {} : { interface: by }) }));
  },
};
