import { keepReading, machineInTrouble } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Looks into the hosts file for the names in question, and how this machine looks names up. */
export const nameOverrides: Probe<"name-overrides", PathKind> = {
  id: "name-overrides",
  gives: ["name-overrides"],
  asks: "Does this machine send the name elsewhere?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan: machineInTrouble,
  async measure(_subject, world, walk, seen) {
    await keepReading(walk, "name-overrides", await world.state.names([...new Set(seen.routes.map((route) => route.host))]));
  },
};
