import { replySign } from "../words.ts";

/** The words of a refusal speak of a trial mode or of a sender that is not verified at the sending service. */
export const replySaysSandbox = replySign({
  id: "reply-says-sandbox",
  asks: "Does the server say that the sender is not verified yet?",
  says: "the service sends only for verified senders, or is still in its trial mode",
  causes: ["pol-provider-sandbox-or-unverified-identity"],
  phases: ["mail", "rcpt", "data", "after"],
});
