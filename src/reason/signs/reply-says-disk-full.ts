import { replySign } from "../words.ts";

/** The words of a refusal say that the server has no space left (RFC 3463: 4.3.1). */
export const replySaysDiskFull = replySign({
  id: "reply-says-disk-full",
  asks: "Does the server say that it has no space left?",
  says: "the server has no space left for mail",
  causes: ["srv-disk-full"],
  phases: ["greeting", "hello", "mail", "rcpt", "data"],
  strangers: "count",
});
