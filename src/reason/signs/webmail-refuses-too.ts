import { absent, present, type Sign, unknown } from "../sign.ts";

/** The provider's own web page refuses to send for the account as well, by the user's own word: the account is what is refused, and not the way. */
export const webmailRefusesToo: Sign<never> = {
  id: "webmail-refuses-too",
  asks: "Does the provider's web page refuse to send as well?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["webmail-sends"];
    if (answer === undefined) return unknown("whether the provider's web page sends was not said");
    return answer === "no" ? present("by the user's word the provider's web page refuses to send, too") : absent("by the user's word the provider's web page sends for this account");
  },
};
