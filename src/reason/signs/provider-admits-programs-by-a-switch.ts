import { pagesOf } from "../provider-pages.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { providerInQuestion, type WordKind, wordKinds } from "../words.ts";

/** Where mail programs cannot log in with a password at all any more, a switch for them explains no refusal of it. */
const passwordsRetired: readonly (string | undefined)[] = ["microsoft365", "outlook"];

/** The provider whose server is in question is known to admit mail programs by a switch that its user has to turn. */
export const providerAdmitsProgramsByASwitch: Sign<WordKind> = {
  id: "provider-admits-programs-by-a-switch",
  asks: "Does this provider admit mail programs by a switch only?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const id = providerInQuestion(seen);
    const known = pagesOf(id);
    if (known === undefined) return unknown("nothing is known of this provider");
    if (known.access === undefined || passwordsRetired.includes(id)) return absent(`nothing is known of such a switch at ${known.name}`);
    return present(`${known.name} has a switch that admits mail programs`);
  },
};
