import { replySign } from "../words.ts";

/** The words of a refused login say that access by POP, IMAP or SMTP is not switched on. */
export const replySaysAccessIsOff = replySign({
  id: "reply-says-access-is-off",
  asks: "Does the server say that mail programs are not admitted yet?",
  says: "access by mail programs has first to be switched on in the provider's web pages",
  causes: ["auth-protocol-access-disabled"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
