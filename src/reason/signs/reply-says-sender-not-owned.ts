import { replySign } from "../words.ts";

/** The words of a refusal say that the sender address does not belong to the account that logged in. */
export const replySaysSenderNotOwned = replySign({
  id: "reply-says-sender-not-owned",
  asks: "Does the server say that this login may not send as this address?",
  says: "this login may not send as this sender address",
  causes: ["pol-sender-not-owned"],
  phases: ["mail", "rcpt", "data", "after"],
});
