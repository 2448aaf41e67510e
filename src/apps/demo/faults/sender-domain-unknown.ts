import type { Fault } from "../fault.ts";

export const senderDomainUnknown: Fault = {
  id: "sender-domain-unknown",
  title: "The sender address lies in a domain that does not exist",
  expects: "dns-sender-domain-unresolvable",
  user: { from: "ann@blossom-typo.example" },
  build: (world) => world.provider({ submission: { mail: (from) => (from.endsWith("@blossom-typo.example") ? `450 4.1.8 <${from}>: Sender address rejected: Domain not found` : undefined) } }),
};
