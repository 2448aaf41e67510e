import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Harmless words of the letter's size are cut off as the letter is, and a short message passes. */
export const letterIsCutForItsSize: Sign<"letter-cut"> = {
  id: "letter-is-cut-for-its-size",
  asks: "Is a message of that size cut off whatever it says?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok) return unknown("the letter could not be tried");
    const { outcome, size } = one.saw;
    if (outcome === "unfinished" || outcome === "random") return unknown("the tries show nothing sure");
    if (outcome !== "size" || size === undefined) return absent("the size of the letter is not what stops it", [one]);
    return present(`on the way to ${named(one.about)} harmless words of ${size.passes} octets pass, and of ${size.cut} octets they never arrive`, [one]);
  },
};
