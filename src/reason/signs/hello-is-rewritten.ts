import { at, came, isAt, quoteOf, question } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Words in what the server offers are overwritten with X, as firewalls do to keywords that they do not want to be used. */
export const helloIsRewritten: Sign<"smtp-hello" | "control-greeting"> = {
  id: "hello-is-rewritten",
  asks: "Are words in the server's offer overwritten?",
  needs: ["smtp-hello", "control-greeting"],
  from: "any",
  read(seen) {
    const hellos = came(at(seen, "smtp-hello", { host: question(seen)?.host ?? "" }));
    const controls = came(seen.of("control-greeting").filter(isAt));
    const spoilt = [...hellos, ...controls].find((one) => one.saw.offer.keywords.some(({ word }) => /^X{4,}[A-Z]?$/.test(word)));
    if (spoilt !== undefined) {
      const word = spoilt.saw.offer.keywords.find((keyword) => /^X{4,}[A-Z]?$/.test(keyword.word))?.word ?? "";
      return present(`the offer of ${spoilt.about.host} holds the word ${word}`, [spoilt], quoteOf(spoilt.saw));
    }
    return hellos.length === 0 ? unknown("the server's offer was not seen") : absent("no word of the offer is overwritten", hellos);
  },
};
