import { replySign } from "../words.ts";

/** The words of the refusal, or of whoever reports it, say that the password does not arrive at the server as it was typed. */
export const replySaysPasswordArrivesChanged = replySign({
  id: "reply-says-password-arrives-changed",
  asks: "Do the words say that the password is changed on its way?",
  says: "the password does not arrive as it was typed",
  causes: ["auth-password-mangled"],
  phases: ["login", "local"],
});
