import { absent, present, type Sign, unknown } from "../sign.ts";
import { type WordKind, wordKinds } from "../words.ts";
import { replyBlamesThePair } from "./reply-blames-the-pair.ts";

/** The words of a refused login clearly give a reason that lies neither in the user name nor in the password as typed. */
export const replyGivesAnotherReason: Sign<WordKind> = {
  id: "reply-gives-another-reason",
  asks: "Does the server give a reason other than the pair of user name and password?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const blame = replyBlamesThePair.read(seen);
    if (blame.state === "unknown") return unknown(blame.words);
    return blame.state === "absent" ? present(blame.words, blame.rests, blame.quote) : absent(blame.words, blame.rests, blame.quote);
  },
};
