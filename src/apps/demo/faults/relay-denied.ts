import type { Fault } from "../fault.ts";

export const relayDenied: Fault = {
  id: "relay-denied",
  title: "The relay takes mail from its own network alone, and this machine is not in it",
  expects: "pol-relay-denied-source",
  build: (world) => world.provider({ submission: { rcpt: () => "554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied, relaying denied for this network" } }),
};
