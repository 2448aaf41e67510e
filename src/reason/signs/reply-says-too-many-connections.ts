import { replySign } from "../words.ts";

/** The words of a refusal count connections that are open at the same time. */
export const replySaysTooManyConnections = replySign({
  id: "reply-says-too-many-connections",
  asks: "Does the server say that there are too many connections?",
  says: "there are too many connections at the same time",
  causes: ["quota-concurrency"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
  strangers: "count",
});
