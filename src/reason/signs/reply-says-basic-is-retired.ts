import { replySign } from "../words.ts";

/** The words of a refused login say that the provider has given up passwords in favour of OAuth. */
export const replySaysBasicIsRetired = replySign({
  id: "reply-says-basic-is-retired",
  asks: "Does the server say that it takes no passwords at all any more?",
  says: "the provider no longer takes passwords from mail programs",
  causes: ["auth-basic-retired-oauth-required"],
  phases: ["login"],
});
