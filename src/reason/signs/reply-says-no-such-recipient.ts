import { replySign } from "../words.ts";

/** The words of a refusal say that a recipient or its domain does not exist (RFC 3463: x.1.1 to x.1.3). */
export const replySaysNoSuchRecipient = replySign({
  id: "reply-says-no-such-recipient",
  asks: "Does the server say that the recipient does not exist?",
  says: "the recipient's address does not exist",
  causes: ["rcpt-address-invalid", "route-local-domain-captured"],
  phases: ["rcpt", "data", "after"],
});
