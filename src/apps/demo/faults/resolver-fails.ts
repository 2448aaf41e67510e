import type { Fault } from "../fault.ts";

export const resolverFails: Fault = {
  id: "resolver-fails",
  title: "The name server that this machine asks fails at every name",
  expects: "dns-resolver-failure",
  async build(world) {
    await world.provider();
    world.zone.fault = "SERVFAIL";
  },
};
