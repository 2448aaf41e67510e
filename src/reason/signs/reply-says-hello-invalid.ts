import { replySign } from "../words.ts";

/** The words of a refusal are about the name that was said in EHLO (RFC 5321 section 4.1.1.1). */
export const replySaysHelloInvalid = replySign({
  id: "reply-says-hello-invalid",
  asks: "Does the server dislike the name in the hello?",
  says: "the name in the hello (EHLO) is not acceptable",
  causes: ["cfg-helo-invalid"],
  phases: ["hello", "mail", "rcpt"],
  strangers: "count",
});
