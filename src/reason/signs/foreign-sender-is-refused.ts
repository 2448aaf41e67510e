import { replySaysSenderNotOwned } from "./reply-says-sender-not-owned.ts";
import { senderIsOfAnotherDomain } from "./sender-is-of-another-domain.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { type WordKind, wordKinds } from "../words.ts";

/** The server says that the login may not send as this address, and the address is of another domain than the login. */
export const foreignSenderIsRefused: Sign<WordKind> = {
  id: "foreign-sender-is-refused",
  asks: "Is a sender of another domain than the login's refused as not the login's own?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const [refused, foreign] = [replySaysSenderNotOwned.read(seen), senderIsOfAnotherDomain.read(seen)];
    if (refused.state === "absent") return absent(refused.words, refused.rests);
    if (foreign.state === "absent") return absent(foreign.words, foreign.rests);
    if (refused.state === "unknown" || foreign.state === "unknown") return unknown(refused.state === "unknown" ? refused.words : foreign.words);
    return present(`${foreign.words}; ${refused.words}`, [...(refused.rests ?? []), ...(foreign.rests ?? [])], refused.quote);
  },
};
