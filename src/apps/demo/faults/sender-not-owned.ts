import type { Fault } from "../fault.ts";

export const senderNotOwned: Fault = {
  id: "sender-not-owned",
  title: "The mail program sends under an address that does not belong to the account",
  expects: "pol-sender-not-owned",
  user: { from: "office@blossom.example" },
  build: (world) => world.provider({ submission: { mail: (from, { user }) => (user !== undefined && from !== user ? `553 5.7.1 <${from}>: Sender address rejected: not owned by user ${user}` : undefined) } }),
};
