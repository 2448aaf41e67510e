import { absent, present, type Sign, unknown } from "../sign.ts";

/** The same program on the same machine sends over another network, by the user's own word: server, account and settings are all right. */
export const worksOverAnotherNetwork: Sign<never> = {
  id: "works-over-another-network",
  asks: "Does the same program send over another network?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["same-program-other-network"];
    if (answer === undefined) return unknown("whether it works over another network was not said");
    return answer === "works" ? present("by the user's word the same program sends over another network") : absent("by the user's word it fails over another network, too");
  },
};
