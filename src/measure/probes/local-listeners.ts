import { keepReading, machineInTrouble } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks who listens on the mail ports of this very machine: a mail shield or a bridge would. */
export const localListeners: Probe<"local-listeners", PathKind> = {
  id: "local-listeners",
  gives: ["local-listeners"],
  asks: "Who listens on the mail ports of this machine?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan: machineInTrouble,
  async measure(_subject, world, walk) {
    await keepReading(walk, "local-listeners", await world.state.listeners());
  },
};
