import { replySign } from "../words.ts";

/** The words of a refused login are about the mechanism, not about the pair (RFC 4954 section 6: 504, 534). */
export const replySaysMechanismIsUnusable = replySign({
  id: "reply-says-mechanism-is-unusable",
  asks: "Does the server refuse the way of logging in?",
  says: "it does not know or does not allow this way of logging in",
  causes: ["auth-mechanism-mismatch"],
  phases: ["login"],
});
