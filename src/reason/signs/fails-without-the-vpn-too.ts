import { absent, present, type Sign, unknown } from "../sign.ts";

/** It fails with the VPN switched off as well, by the user's own word. */
export const failsWithoutTheVpnToo: Sign<never> = {
  id: "fails-without-the-vpn-too",
  asks: "Does it fail with the VPN switched off, too?",
  needs: [],
  from: "all",
  read(seen) {
    const answer = seen.target.answers?.["vpn-off"];
    if (answer === undefined) return unknown("whether it works without the VPN was not said");
    return answer === "fails" ? present("by the user's word it fails with the VPN switched off, too") : absent("by the user's word it works with the VPN switched off");
  },
};
