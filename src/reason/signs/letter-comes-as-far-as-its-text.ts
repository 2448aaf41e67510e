import { isAt, named, onQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** On the route in question the server takes the sender, the recipient and the beginning of the message: what stops the letter comes after that. */
export const letterComesAsFarAsItsText: Sign<"letter-cut"> = {
  id: "letter-comes-as-far-as-its-text",
  asks: "Does the server let the letter begin?",
  needs: ["letter-cut"],
  from: "all",
  read(seen) {
    const one = onQuestion(seen, "letter-cut").filter(isAt)[0];
    if (!one?.ok) return unknown("the letter could not be tried with the settings in use");
    const begun = one.saw.tries.filter((each) => each.fate !== "earlier");
    return begun.length > 0 ? present(`${named(one.about)} takes sender, recipient and the beginning of the letter`, [one]) : absent("no try came as far as the letter", [one]);
  },
};
