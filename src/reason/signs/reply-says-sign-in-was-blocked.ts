import { replySign } from "../words.ts";

/** The words of a refused login ask for a sign-in by web browser, or speak of an unusual place or device. */
export const replySaysSignInWasBlocked = replySign({
  id: "reply-says-sign-in-was-blocked",
  asks: "Does the server say that it blocked the sign-in as suspicious?",
  says: "the sign-in was blocked because it looks unusual",
  causes: ["auth-suspicious-login-block"],
  phases: ["login"],
  heard: ["sending", "receiving", "reported"],
});
