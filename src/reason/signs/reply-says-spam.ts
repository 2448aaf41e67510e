import { replySign } from "../words.ts";

/** The words of a refusal call the content of the message spam or phishing. */
export const replySaysSpam = replySign({
  id: "reply-says-spam",
  asks: "Does the server take the message for spam?",
  says: "the content of the message is taken for spam or phishing",
  causes: ["pol-content-spam"],
  phases: ["data", "after"],
});
