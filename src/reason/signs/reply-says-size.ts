import { replySign } from "../words.ts";

/** The words of a refusal are about the size of the message (RFC 1870, RFC 3463: x.3.4). */
export const replySaysSize = replySign({
  id: "reply-says-size",
  asks: "Does the server say that the message is too big?",
  says: "the message is bigger than is allowed",
  causes: ["pol-message-size"],
  phases: ["mail", "rcpt", "data", "after"],
});
