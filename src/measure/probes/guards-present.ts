import { keepReading, machineMayRead } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks which security products run on this machine: one of them may stand between the mail program and the server. */
export const guardsPresent: Probe<"guards-present", PathKind | "letter-cut"> = {
  id: "guards-present",
  gives: ["guards-present"],
  asks: "Which security products run here?",
  needs: [...pathKinds, "letter-cut"],
  risk: "looks",
  timeoutMs: 20_000,
  plan: machineMayRead,
  async measure(_subject, world, walk) {
    await keepReading(walk, "guards-present", await world.state.guards());
  },
};
