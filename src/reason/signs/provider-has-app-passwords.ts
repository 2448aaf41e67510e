import { pagesOf } from "../provider-pages.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { providerInQuestion, type WordKind, wordKinds } from "../words.ts";

/** The provider whose server is in question is known to have passwords made for mail programs, apart from the account's own. */
export const providerHasAppPasswords: Sign<WordKind> = {
  id: "provider-has-app-passwords",
  asks: "Does this provider have passwords of their own for mail programs?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const known = pagesOf(providerInQuestion(seen));
    if (known === undefined) return unknown("nothing is known of this provider");
    return known.appPassword === undefined ? absent(`nothing is known of app passwords at ${known.name}`) : present(`${known.name} has passwords of their own for mail programs`);
  },
};
