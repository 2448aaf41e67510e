import { isIP } from "node:net";
import { submissionInQuestion } from "../../model/route.ts";
import { addressesOf, isAbout, type PathKind, pathKinds, trouble } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks at this machine's own interfaces, where the network is in doubt: a tunnel, a container or a missing address family explains much. */
export const machineInterfaces: Probe<"machine-interfaces", PathKind> = {
  id: "machine-interfaces",
  gives: ["machine-interfaces"],
  asks: "By which way does this machine send?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 2_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined) return [];
    const lostIpv6 = seen.of("tcp-connect").some((one) => !one.ok && isAbout(one, question) && isIP(one.about.address) === 6);
    return lostIpv6 || trouble(seen, question) === "yes" ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk, seen) {
    const question = submissionInQuestion(seen.routes);
    await walk.step("machine-interfaces", () => world.machine(addressesOf(seen, question?.host ?? ""), question?.port));
  },
};
