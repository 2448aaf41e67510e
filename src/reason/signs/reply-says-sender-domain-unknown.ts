import { replySign } from "../words.ts";

/** The words of a refusal say that the sender's domain does not resolve (RFC 3463: x.1.8). */
export const replySaysSenderDomainUnknown = replySign({
  id: "reply-says-sender-domain-unknown",
  asks: "Does the server say that the sender's domain does not exist?",
  says: "the domain of the sender address cannot be found in DNS",
  causes: ["dns-sender-domain-unresolvable"],
  phases: ["mail", "rcpt", "data", "after"],
  strangers: "count",
});
