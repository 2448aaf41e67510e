import { absent, present, type Sign, unknown } from "../sign.ts";

/** By the user's word, sending worked with these very settings before. */
export const itWorkedBefore: Sign<"tcp-connect"> = {
  id: "it-worked-before",
  asks: "Did sending work with these settings before?",
  needs: ["tcp-connect"],
  from: "all",
  read(seen) {
    const { history } = seen.target;
    if (history === "not-said") return unknown("nobody said whether it ever worked");
    return history === "worked-before" ? present("by the user's word it worked before") : absent("by the user's word it never worked");
  },
};
