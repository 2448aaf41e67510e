import { isAt, named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The same message, sent twice in the same way, passes once and is cut once: neither its words nor its size decide. */
export const letterFaresByChance: Sign<"letter-cut"> = {
  id: "letter-fares-by-chance",
  asks: "Does the same message pass once and end on its way once?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const [one] = seen.of("letter-cut").filter(isAt);
    if (!one?.ok || one.saw.outcome === "unfinished") return unknown("the tries show nothing sure");
    return one.saw.outcome === "random" ? present(`on the way to ${named(one.about)} the same message passes once and is cut once (${one.saw.tries.length} tries)`, [one]) : absent("the same message fares the same each time", [one]);
  },
};
