import { keepReading } from "../machine-state.ts";
import { type PathKind, pathKinds } from "../planning.ts";
import type { Probe } from "../probe.ts";

/** Asks this machine who sets its clock, where a certificate's dates are in doubt. */
export const clockKeeper: Probe<"clock-keeper", PathKind> = {
  id: "clock-keeper",
  gives: ["clock-keeper"],
  asks: "Does anybody set this machine's clock?",
  needs: pathKinds,
  risk: "looks",
  timeoutMs: 20_000,
  plan(seen) {
    return seen.of("tls-handshake").some((one) => one.ok && one.saw.inValidity !== "yes") ? [{ on: "machine" }] : [];
  },
  async measure(_subject, world, walk) {
    await keepReading(walk, "clock-keeper", await world.state.clock());
  },
};
