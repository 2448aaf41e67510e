import { replySign } from "../words.ts";

/** The words say that the sending server or account was broken into or sends spam. */
export const replySaysWeSendSpam = replySign({
  id: "reply-says-we-send-spam",
  asks: "Do the words say that spam leaves from here?",
  says: "spam leaves from the own server or account",
  causes: ["rep-own-server-abused"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
