import { replySign } from "../words.ts";

/** The words of a refused login speak of too many attempts or of a lock for a time. */
export const replySaysLockout = replySign({
  id: "reply-says-lockout",
  asks: "Does the server say that there were too many logins?",
  says: "there were too many login attempts and the account rests",
  causes: ["auth-lockout"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
