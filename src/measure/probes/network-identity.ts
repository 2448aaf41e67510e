import { keepReading } from "../machine-state.ts";
import type { Probe } from "../probe.ts";

/** Keeps by what this network and this machine can be known again: another case file tells by it whether it comes from elsewhere. Asks nobody. */
export const networkIdentity: Probe<"network-identity", never> = {
  id: "network-identity",
  gives: ["network-identity"],
  asks: "Which network is this?",
  needs: [],
  risk: "looks",
  timeoutMs: 5_000,
  plan: () => [{ on: "machine" }],
  async measure(_subject, world, walk) {
    await keepReading(walk, "network-identity", await world.state.network(world.resolvers()));
  },
};
