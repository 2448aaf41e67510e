import { replySign } from "../words.ts";

/** The words of a refusal say that the sender's own mailbox is full. */
export const replySaysMailboxFull = replySign({
  id: "reply-says-mailbox-full",
  asks: "Does the server say that the mailbox is full?",
  says: "the own mailbox is full",
  causes: ["pol-mailbox-quota-blocks-send"],
  phases: ["mail", "rcpt", "data", "after"],
});
