import { submissionInQuestion } from "../../model/route.ts";
import { type PathKind, pathKinds, trouble } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks into the hosts file for the names in question, and how this machine looks names up. */
export const nameOverrides: Probe<"name-overrides", PathKind> = {
  id: "name-overrides",
  gives: ["name-overrides"],
  asks: "Does this machine send the name elsewhere?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    const question = submissionInQuestion(seen.routes);
    return question !== undefined && trouble(seen, question) === "yes" ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk, seen) {
    const read = await world.state.names([...new Set(seen.routes.map((route) => route.host))]);
    if ("why" in read) return walk.leaveOut("name-overrides", "not-available", read.why);
    await walk.step("name-overrides", () => Promise.resolve(read.saw));
  },
};
