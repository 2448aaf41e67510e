import type { CauseId } from "../../model/catalogue.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { refusals, speaks, toldBy, type WordKind, wordKinds } from "../words.ts";

/** All that makes a server refuse a user name and password as such. */
const pairCauses: readonly CauseId[] = ["auth-bad-password", "auth-password-mangled", "client-smtp-password-separate", "auth-username-format"];
/** RFC 4954 section 6: 535 is "authentication credentials invalid", and no more is said by a code alone. */
const credentialsInvalid = 535;

/** The words of a refused login are about user name and password as a pair, and about nothing more peculiar. */
export const replyBlamesThePair: Sign<WordKind> = {
  id: "reply-blames-the-pair",
  asks: "Does the server blame the user name or the password, and nothing else?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const logins = refusals(seen).filter((one) => one.phase === "login" && one.heard !== "receiving");
    const first = logins.find((one) => one.heard === "sending") ?? logins[0];
    if (first === undefined) return unknown("no refused login was heard of");
    const quote = first.reply.lines.join("\n");
    const meaning = first.rule === undefined && first.reply.code === credentialsInvalid ? "for" : speaks(first, pairCauses);
    if (meaning === "for") return present(`${toldBy(first)} blames the pair of user name and password`, [first.observation], quote);
    if (meaning === "against") return absent(`${toldBy(first)} gives another reason`, [first.observation], quote);
    return unknown(`${toldBy(first)} can have several reasons`);
  },
};
