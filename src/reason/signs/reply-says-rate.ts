import { replySign } from "../words.ts";

/** The words of a refusal say that messages or commands come too fast. */
export const replySaysRate = replySign({
  id: "reply-says-rate",
  asks: "Does the server say that it goes too fast?",
  says: "messages come too fast",
  causes: ["quota-rate-throttle"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
  strangers: "count",
});
