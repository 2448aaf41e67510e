import { replySign } from "../words.ts";

/** The words of a refusal count the recipients of one message (RFC 3463: x.5.3). */
export const replySaysRecipientLimit = replySign({
  id: "reply-says-recipient-limit",
  asks: "Does the server say that one message has too many recipients?",
  says: "one message has too many recipients",
  causes: ["quota-recipient-limit"],
  phases: ["rcpt", "data", "after"],
});
