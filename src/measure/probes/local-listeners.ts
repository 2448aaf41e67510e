import { keepReading, machineMayRead } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks who listens on the mail ports of this very machine: a mail shield or a bridge would. */
export const localListeners: Probe<"local-listeners", PathKind | "letter-cut"> = {
  id: "local-listeners",
  gives: ["local-listeners"],
  asks: "Who listens on the mail ports of this machine?",
  needs: [...pathKinds, "letter-cut"],
  risk: "looks",
  timeoutMs: 20_000,
  plan: machineMayRead,
  async measure(_subject, world, walk) {
    await keepReading(walk, "local-listeners", await world.state.listeners());
  },
};
