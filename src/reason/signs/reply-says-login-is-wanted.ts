import { replySign } from "../words.ts";

/** The words of a refused envelope ask for a login (RFC 4954 section 6: 530). */
export const replySaysLoginIsWanted = replySign({
  id: "reply-says-login-is-wanted",
  asks: "Does the server say that nobody has logged in?",
  says: "a login is wanted first",
  causes: ["cfg-auth-not-enabled-in-client"],
  phases: ["mail", "rcpt", "data", "after"],
  strangers: "count",
});
