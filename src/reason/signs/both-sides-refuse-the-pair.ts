import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { receivingLogins, sendingLogins, type WordKind, wordKinds } from "../words.ts";
import { replyGivesAnotherReason } from "./reply-gives-another-reason.ts";

/** Sending and receiving refuse the same pair, and sending gives no reason but the pair: nothing is peculiar to sending. */
export const bothSidesRefuseThePair: Sign<WordKind> = {
  id: "both-sides-refuse-the-pair",
  asks: "Do both sending and receiving refuse the pair of user name and password?",
  needs: wordKinds,
  from: "any",
  read(seen) {
    const [sending] = sendingLogins(seen);
    const [receiving] = receivingLogins(seen);
    if (sending === undefined || receiving === undefined) return unknown("the two logins were not both made");
    const accepting = [sending, receiving].find((one) => one.saw.accepted === "yes");
    if (accepting !== undefined) return absent(`${named(accepting.about)} accepts the pair`, [accepting]);
    if (sending.saw.reply.code < 500) return unknown("sending put the login off without judging it");
    const words = replyGivesAnotherReason.read(seen);
    if (words.state === "present") return absent("sending gives a reason of its own", [sending], sending.saw.reply.lines.join("\n"));
    return present(`${named(sending.about)} and ${named(receiving.about)} both refuse the login of ${sending.saw.user}`, [sending, receiving], sending.saw.reply.lines.join("\n"));
  },
};
