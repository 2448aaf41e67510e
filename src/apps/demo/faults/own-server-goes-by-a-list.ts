import type { Fault } from "../fault.ts";

export const ownServerGoesByAList: Fault = {
  id: "own-server-goes-by-a-list",
  title: "The provider's own server asks a block list about users that have logged in",
  expects: "pol-own-server-rejects-clients",
  build: (world) => world.provider({ submission: { rcpt: () => "554 5.7.1 Service unavailable; Client host [127.0.0.1] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/127.0.0.1" } }),
};
