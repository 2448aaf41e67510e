import { endWords, partWords, triesWords } from "../letter-look.ts";
import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The line is cut whenever a certain part of the letter is in it, twice and again, and harmless words of the same size pass each time: somebody reads the letter. */
export const letterIsCutForItsContent: Sign<"letter-cut"> = {
  id: "letter-is-cut-for-its-content",
  asks: "Is the line cut because of what is in the letter?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok) return unknown("the letter could not be tried");
    const { outcome, part } = one.saw;
    if (outcome === "unfinished") return unknown("the tries ran out before anything was sure");
    if (outcome !== "content") return absent(outcome === "random" ? "the same message passed once and was cut once" : outcome === "size" || outcome === "always" ? "harmless words are cut as well" : "the letter is not cut off", [one]);
    const found = part === undefined ? "the letter" : partWords(part);
    return present(`to ${named(one.about)} the line ends (${endWords(one.saw)}) each time that the message holds ${found}; harmless words of the same size pass (${triesWords(one.saw)})`, [one]);
  },
};
