import { replySign } from "../words.ts";

/** The words of a refusal are about the network address of the sender's connection, which is not among those that may relay. */
export const replyNamesTheSourceAddress = replySign({
  id: "reply-names-the-source-address",
  asks: "Does the server refuse the network address that the mail comes from?",
  says: "it takes mail only from network addresses that are registered with it",
  causes: ["pol-relay-denied-source"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
