import { replySign } from "../words.ts";

/** The words of a refusal are about the form of the message: header fields, line ends, line length, encoding (RFC 5322). */
export const replySaysMessageIsMalformed = replySign({
  id: "reply-says-message-is-malformed",
  asks: "Does the server say that the form of the message is wrong?",
  says: "the form of the message breaks the rules",
  causes: ["pol-malformed-message"],
  phases: ["data", "after", "mail"],
});
