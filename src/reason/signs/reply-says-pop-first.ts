import { replySign } from "../words.ts";

/** The words of a refused envelope ask for a login at POP or IMAP first. */
export const replySaysPopFirst = replySign({
  id: "reply-says-pop-first",
  asks: "Does the server want the mail fetched before it takes any?",
  says: "mail has to be fetched first, which opens the way for sending",
  causes: ["auth-pop-before-smtp"],
  phases: ["mail", "rcpt"],
  strangers: "count",
});
