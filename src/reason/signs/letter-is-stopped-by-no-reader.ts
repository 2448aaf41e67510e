import { triesWords } from "../letter-look.ts";
import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The letter in question was sent to the own mailbox, and what stops it, where anything does, is not somebody on the way who reads it and cuts the line. */
export const letterIsStoppedByNoReader: Sign<"letter-cut"> = {
  id: "letter-is-stopped-by-no-reader",
  asks: "Does the letter pass, or does something else than its words stop it?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok) return unknown("the letter could not be tried");
    const where = named(one.about);
    switch (one.saw.outcome) {
      case "passes":
        return present(`${where} takes the very letter (${triesWords(one.saw)})`, [one]);
      case "refused":
        return present(`${where} answers to the letter and cuts nothing`, [one], one.saw.reply?.lines.join("\n"));
      case "size":
      case "always":
        return present(`harmless words end as the letter does on the way to ${where}`, [one]);
      case "random":
        return present(`on the way to ${where} the same message passes once and is cut once: it is the line`, [one]);
      case "content":
        return absent("harmless words of the same size pass, and the letter never does", [one]);
      case "unfinished":
        return unknown("the tries ran out before anything was sure");
    }
  },
};
