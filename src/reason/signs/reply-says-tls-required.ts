import { replySign } from "../words.ts";

/** The words of a refusal ask for STARTTLS first (RFC 3207 section 4: 530). */
export const replySaysTlsRequired = replySign({
  id: "reply-says-tls-required",
  asks: "Does the server want encryption first?",
  says: "encryption has to come first",
  causes: ["cfg-starttls-required-not-used"],
  phases: ["login", "mail", "rcpt"],
  strangers: "count",
});
