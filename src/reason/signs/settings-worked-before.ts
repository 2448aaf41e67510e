import { absent, present, type Sign, unknown } from "../sign.ts";

/** Sending once worked with these very settings, by the user's own word. */
export const settingsWorkedBefore: Sign<never> = {
  id: "settings-worked-before",
  asks: "Did sending ever work with these settings?",
  needs: [],
  from: "all",
  read(seen) {
    if (seen.target.history === "worked-before") return present("by the user's word it worked with these settings before");
    return seen.target.history === "never-worked" ? absent("sending never worked with these settings") : unknown("whether sending ever worked with these settings was not said");
  },
};
