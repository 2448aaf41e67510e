import { replySign } from "../words.ts";

/** The words of a refusal put a first contact off for some minutes. */
export const replySaysGreylisting = replySign({
  id: "reply-says-greylisting",
  asks: "Does the server ask to come again in some minutes?",
  says: "a first contact has to come again after some minutes (greylisting)",
  causes: ["rep-greylisting"],
  phases: ["mail", "rcpt", "data", "after"],
});
