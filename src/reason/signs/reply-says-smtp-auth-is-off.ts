import { replySign } from "../words.ts";

/** The words of a refused login say that SMTP AUTH is switched off. */
export const replySaysSmtpAuthIsOff = replySign({
  id: "reply-says-smtp-auth-is-off",
  asks: "Does the server say that sending with a login is switched off?",
  says: "sending with a login (SMTP AUTH) is switched off for this mailbox or organisation",
  causes: ["auth-smtp-auth-disabled"],
  phases: ["login"],
});
