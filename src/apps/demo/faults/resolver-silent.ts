import type { Fault } from "../fault.ts";

export const resolverSilent: Fault = {
  id: "resolver-silent",
  title: "The name server that this machine asks does not answer",
  expects: "dns-resolver-failure",
  async build(world) {
    await world.provider();
    world.zone.fault = "silent";
  },
};
