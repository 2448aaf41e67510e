import { replySign } from "../words.ts";

/** The words of a refusal are about the reverse name (PTR) of the sending address (RFC 7372: x.7.25). */
export const replySaysReverseNameIsMissing = replySign({
  id: "reply-says-reverse-name-is-missing",
  asks: "Does the server say that the reverse name of the sending address is missing?",
  says: "the sending network address has no reverse name that fits",
  causes: ["dns-ptr-missing"],
  phases: ["greeting", "hello", "mail", "rcpt", "data", "after"],
});
