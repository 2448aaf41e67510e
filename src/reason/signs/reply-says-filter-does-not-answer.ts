import { replySign } from "../words.ts";

/** The words of a refusal, or of the server's log, tell of a filter that cannot be reached. */
export const replySaysFilterDoesNotAnswer = replySign({
  id: "reply-says-filter-does-not-answer",
  asks: "Do the words say that the server's mail filter does not answer?",
  says: "a mail filter (milter) of the server does not answer",
  causes: ["srv-milter-failure"],
  phases: ["greeting", "hello", "starttls", "login", "mail", "rcpt", "data", "after", "local"],
});
