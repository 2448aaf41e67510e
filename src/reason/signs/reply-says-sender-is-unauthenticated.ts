import { replySign } from "../words.ts";

/** The words of a refusal say that neither SPF nor DKIM vouches for the message (RFC 7372: x.7.23, x.7.20, x.7.26). */
export const replySaysSenderIsUnauthenticated = replySign({
  id: "reply-says-sender-is-unauthenticated",
  asks: "Does the server say that the message is not authenticated by SPF or DKIM?",
  says: "neither SPF nor DKIM vouches for the message",
  causes: ["dns-spf-dkim-missing"],
  phases: ["mail", "rcpt", "data", "after"],
});
