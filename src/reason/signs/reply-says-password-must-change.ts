import { replySign } from "../words.ts";

/** The words of a refused login say that the password is expired, too weak, or to be changed first (RFC 5248: x.7.12). */
export const replySaysPasswordMustChange = replySign({
  id: "reply-says-password-must-change",
  asks: "Does the server say that the password has to be changed?",
  says: "the password has to be changed before it is taken again",
  causes: ["auth-password-policy"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
