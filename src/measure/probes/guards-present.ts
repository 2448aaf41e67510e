import { keepReading, machineInTrouble } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks which security products run on this machine: one of them may stand between the mail program and the server. */
export const guardsPresent: Probe<"guards-present", PathKind> = {
  id: "guards-present",
  gives: ["guards-present"],
  asks: "Which security products run here?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan: machineInTrouble,
  async measure(_subject, world, walk) {
    await keepReading(walk, "guards-present", await world.state.guards());
  },
};
