import type { Fault } from "../fault.ts";

export const blockListed: Fault = {
  id: "block-listed",
  title: "The address of this connection is on a public block list, and the server goes by it",
  expects: "rep-dnsbl-listed",
  build: (world) => world.provider({ submission: { rcpt: () => "554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/127.0.0.1" } }),
};
