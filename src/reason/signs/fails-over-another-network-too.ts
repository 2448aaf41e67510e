import { absent, present, type Sign, unknown } from "../sign.ts";

/** The same program on the same machine fails over another network as well, by the user's own word: this network is not what stops it. */
export const failsOverAnotherNetworkToo: Sign<never> = {
  id: "fails-over-another-network-too",
  asks: "Does the same program fail over another network as well?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["same-program-other-network"];
    if (answer === undefined) return unknown("whether it works over another network was not said");
    return answer === "fails" ? present("by the user's word it fails over another network, too") : absent("by the user's word it sends over another network");
  },
};
