import { submissionInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, trouble } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks who listens on the mail ports of this very machine: a mail shield or a bridge would. */
export const localListeners: Probe<"local-listeners", PathKind> = {
  id: "local-listeners",
  gives: ["local-listeners"],
  asks: "Who listens on the mail ports of this machine?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    return question !== undefined && trouble(seen, question) === "yes" ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk) {
    const read = await world.state.listeners();
    if ("why" in read) return walk.leaveOut("local-listeners", "not-available", read.why);
    await walk.step("local-listeners", () => Promise.resolve(read.saw));
  },
};
