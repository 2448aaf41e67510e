import { isIP } from "node:net";
import type { FailureCode } from "../../model/failure.ts";
import { submissionInQuestion } from "../../model/route.ts";
import { Failed } from "../../world/classify.ts";
import { patience } from "../dialogue/smtp-walk.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import { endpointOf, type Probe } from "../probe.ts";

/** Failures behind which a firewall may stand, of this machine or on the way. */
const worthCounting: readonly FailureCode[] = ["no-answer", "refused", "host-unreachable", "network-unreachable"];

/** Repeats a connection that failed and reads, before and after, what this machine's IP layer counted: a packet that never left was thrown away here. */
export const egressCount: Probe<"egress-count", PathKind> = {
  id: "egress-count",
  gives: ["egress-count"],
  asks: "Do the packets leave this machine?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: patience.connect,
  // Other ports that are tried meanwhile may be held back too, and would be taken for this one.
  company: "none",
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    if (question === undefined) return [];
    return seen
      .of("tcp-connect")
      .filter((one) => !one.ok && worthCounting.includes(one.failure.code) && isAbout(one, question))
      .map((one) => one.about)
      .slice(0, 1);
  },
  async measure(subject, world, walk) {
    const to = endpointOf(subject);
    const family = isIP(to.address) === 6 ? 6 : 4;
    const before = world.egress(family);
    if (before === undefined) return walk.leaveOut("egress-count", "not-available", "this system does not count what its own rules throw away");
    await walk.step("egress-count", async () => {
      const outcome = await world.connect(to, walk.until, walk.cut).then(
        (channel) => {
          channel.close();
          return "open" as const;
        },
        (error: unknown) => {
          // The failure itself is known already; here it only ends the attempt. One that was cut short proves nothing.
          if (error instanceof Failed && error.failure.blame !== "us") return error.failure.code;
          throw error;
        },
      );
      const after = world.egress(family) ?? before;
      const since = (kind: "sent" | "withheldRepeats") => (after[kind] === undefined || before[kind] === undefined ? {} : { [kind]: after[kind] - before[kind] });
      return { outcome, requested: after.requested - before.requested, ...since("sent"), ...since("withheldRepeats") };
    });
  },
};
