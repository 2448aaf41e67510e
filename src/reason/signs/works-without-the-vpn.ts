import { absent, present, type Sign, unknown } from "../sign.ts";

/** It works as soon as the VPN is switched off, by the user's own word. */
export const worksWithoutTheVpn: Sign<never> = {
  id: "works-without-the-vpn",
  asks: "Does it work with the VPN switched off?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["vpn-off"];
    if (answer === undefined) return unknown("whether it works without the VPN was not said");
    return answer === "works" ? present("by the user's word it works with the VPN switched off") : absent("by the user's word it fails with the VPN switched off, too");
  },
};
