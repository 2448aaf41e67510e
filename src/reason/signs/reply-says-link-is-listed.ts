import { replySign } from "../words.ts";

/** The words of a refusal name a list of domains that stand in messages (URIBL, SURBL, Spamhaus DBL). */
export const replySaysLinkIsListed = replySign({
  id: "reply-says-link-is-listed",
  asks: "Does the server refuse a link in the message?",
  says: "a link or a domain in the message is on a block list",
  causes: ["rep-link-domain-listed"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
