import { replySign } from "../words.ts";

/** The words of a refusal name a public block list on which the sending address stands. */
export const replySaysBlockList = replySign({
  id: "reply-says-block-list",
  asks: "Does the server name a public block list?",
  says: "the sending network address is on a public block list",
  causes: ["rep-dnsbl-listed"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
