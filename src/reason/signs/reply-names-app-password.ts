import { replySign } from "../words.ts";

/** The words of a refused login speak for an app password (also called application-specific password or authorisation code). */
export const replyNamesAppPassword = replySign({
  id: "reply-names-app-password",
  asks: "Does the server want an app password?",
  says: "this mailbox wants an app password, made for one program, not the password of the website",
  causes: ["auth-app-password-required"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
