import { type Fault, sendsBy } from "../fault.ts";

const relay = "relay.line.example";

export const relayDenied: Fault = {
  id: "relay-denied",
  title: "The relay of the access line takes mail from its own network alone, and this machine is not in it",
  expects: "pol-relay-denied-source",
  user: sendsBy(25, "none", relay),
  async build(world) {
    const manners = { security: "none", mechanisms: [], rcpt: () => "554 5.7.1 <unknown[127.0.0.1]>: Client host rejected: Access denied" } as const;
    await world.provider({ ports: { 25: manners, 465: "closed", 587: "closed" } });
  },
};
