import type { Subject } from "../../model/observation.ts";
import { submissionInQuestion, submissionPorts } from "../../model/route.ts";
import { patience, round } from "../dialogue/smtp-walk.ts";
import { addressesOf, endpoint, type PathKind, pathKinds, routesToWalk } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Connects and leaves: to every address of every route, and to the standard ports of the host in question. */
export const tcpConnect: Probe<"tcp-connect", PathKind> = {
  id: "tcp-connect",
  gives: ["tcp-connect"],
  asks: "Does the port open?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: patience.connect,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined) return [];
    // Once the account has logged in there is nothing that a further port could explain.
    if (seen.of("smtp-login").some((one) => one.ok && one.saw.accepted === "yes")) return [];
    const wanted = new Map<string, Subject>();
    const ports = [...routesToWalk(seen).map(({ host, port }) => ({ host, port })), ...submissionPorts.map(({ port }) => ({ host: question.host, port }))];
    for (const { host, port } of ports) {
      // Every address of the route in question is walked, and each walk begins with this very connection.
      if (host === question.host && port === question.port) continue;
      for (const address of addressesOf(seen, host)) wanted.set(`${address} ${port}`, endpoint("any", host, address, port, "none"));
    }
    return [...wanted.values()];
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    await walk.step("tcp-connect", async () => {
      const channel = await world.connect(to, walk.until, walk.cut);
      channel.close();
      return { rttMs: round(channel.rttMs), attempts: channel.attempts, localAddress: channel.localAddress };
    });
  },
};
