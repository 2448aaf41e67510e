import type { Fault } from "../fault.ts";

export const blockListed: Fault = {
  id: "block-listed",
  title: "A receiver goes by a public block list on which the provider's address stands, and its refusal came back",
  expects: "rep-dnsbl-listed",
  reported: "host mx.north.example[192.0.2.77] said: 554 5.7.1 Service unavailable; Client host [192.0.2.25] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.25 (in reply to RCPT TO command)",
  build: (world) => world.provider({}),
};
