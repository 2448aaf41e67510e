import { absent, present, type Sign, unknown } from "../sign.ts";

/** The same user name and password open the mailbox in the provider's web mail, by the user's own word: the pair itself is right. */
export const webMailAcceptsThePair: Sign<never> = {
  id: "web-mail-accepts-the-pair",
  asks: "Does the provider's web mail accept the same user name and password?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.webmail;
    if (answer === "accepts") return present("by the user's word the web mail accepts the same user name and password");
    return answer === "refuses" ? absent("by the user's word the web mail refuses the same user name and password") : unknown("whether the web mail accepts the same user name and password was not said");
  },
};
