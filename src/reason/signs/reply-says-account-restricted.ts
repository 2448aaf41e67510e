import { replySign } from "../words.ts";

/** The words of a refusal say that the provider has taken the right to send from this account. */
export const replySaysAccountRestricted = replySign({
  id: "reply-says-account-restricted",
  asks: "Does the server say that this account may not send?",
  says: "the account is suspended, or may not send",
  causes: ["pol-sender-account-restricted"],
  phases: ["greeting", "hello", "login", "mail", "rcpt", "data", "after"],
});
