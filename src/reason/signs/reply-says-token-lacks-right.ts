import { replySign } from "../words.ts";

/** The words of a refused login speak of the rights or the audience of an OAuth token (RFC 7628 section 3.2.2). */
export const replySaysTokenLacksRight = replySign({
  id: "reply-says-token-lacks-right",
  asks: "Does the server say that the token does not grant sending?",
  says: "the OAuth token does not grant sending",
  causes: ["auth-oauth-token-scope"],
  phases: ["login"],
});
