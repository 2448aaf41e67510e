import { replySign } from "../words.ts";

/** The words of a refusal say that a DKIM signature is there and fails, or that its key is missing (RFC 7372: x.7.20). */
export const replySaysSignatureFails = replySign({
  id: "reply-says-signature-fails",
  asks: "Does the server say that the DKIM signature fails?",
  says: "the DKIM signature of the message does not verify",
  causes: ["dns-dkim-invalid"],
  phases: ["mail", "rcpt", "data", "after"],
});
