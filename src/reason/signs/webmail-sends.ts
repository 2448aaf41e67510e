import { absent, present, type Sign, unknown } from "../sign.ts";

/** The provider's own web page sends for the account, by the user's own word: the account is neither blocked nor out of its quota. */
export const webmailSends: Sign<never> = {
  id: "webmail-sends",
  asks: "Does the provider's web page send for this account?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["webmail-sends"];
    if (answer === undefined) return unknown("whether the provider's web page sends was not said");
    return answer === "yes" ? present("by the user's word the provider's web page sends for this account") : absent("by the user's word the provider's web page refuses to send, too");
  },
};
