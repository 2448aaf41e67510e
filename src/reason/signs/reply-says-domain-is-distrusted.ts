import { replySign } from "../words.ts";

/** The words of a refusal are about the reputation or the age of the sender's domain. */
export const replySaysDomainIsDistrusted = replySign({
  id: "reply-says-domain-is-distrusted",
  asks: "Do the words say that the sender's domain is distrusted?",
  says: "the sender's domain is young or has a low reputation",
  causes: ["rep-domain-low"],
  phases: ["mail", "rcpt", "data", "after"],
});
