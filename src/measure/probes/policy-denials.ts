import { submissionInQuestion } from "../../model/route.ts";
import { keepReading } from "../machine-state.ts";
import { isAbout, type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Reads what the system's security policy denied lately, where a connection was forbidden outright. */
export const policyDenials: Probe<"policy-denials", PathKind> = {
  id: "policy-denials",
  gives: ["policy-denials"],
  asks: "Did a security policy write down a denial?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    return question !== undefined && seen.of("tcp-connect").some((one) => !one.ok && one.failure.code === "not-permitted" && isAbout(one, question)) ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk) {
    await keepReading(walk, "policy-denials", await world.state.denials());
  },
};
