import { replySign } from "../words.ts";

/** The words of a refusal name the DMARC policy of the sender's domain (RFC 7489 section 10.3). */
export const replySaysDmarcForbids = replySign({
  id: "reply-says-dmarc-forbids",
  asks: "Does the server say that a DMARC policy forbids the message?",
  says: "the DMARC policy of the sender's domain forbids it",
  causes: ["dns-dmarc-reject"],
  phases: ["mail", "rcpt", "data", "after"],
});
