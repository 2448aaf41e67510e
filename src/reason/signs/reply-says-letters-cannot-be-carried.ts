import { replySign } from "../words.ts";

/** The words of a refusal are about letters beyond ASCII in an address (RFC 6531, RFC 3463: x.6.7). */
export const replySaysLettersCannotBeCarried = replySign({
  id: "reply-says-letters-cannot-be-carried",
  asks: "Does the server say that it cannot carry such letters in an address?",
  says: "an address or header needs SMTPUTF8, which a server on the way lacks",
  causes: ["pol-smtputf8-unsupported"],
  phases: ["mail", "rcpt", "data", "after"],
});
