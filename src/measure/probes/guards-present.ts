import { submissionInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, trouble } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks which security products run on this machine: one of them may stand between the mail program and the server. */
export const guardsPresent: Probe<"guards-present", PathKind> = {
  id: "guards-present",
  gives: ["guards-present"],
  asks: "Which security products run here?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    return question !== undefined && trouble(seen, question) === "yes" ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk) {
    const read = await world.state.guards();
    if ("why" in read) return walk.leaveOut("guards-present", "not-available", read.why);
    await walk.step("guards-present", () => Promise.resolve(read.saw));
  },
};
