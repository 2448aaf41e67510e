import type { Fault } from "../fault.ts";

export const outageAfterLogin: Fault = {
  id: "outage-after-login",
  title: "The provider takes the login and then fails at every message",
  expects: "prov-outage",
  build: (world) => world.provider({ submission: { mail: (_from, { user }) => (user === undefined ? undefined : "451 4.3.0 Temporary system problem. Try again later.") } }),
};
