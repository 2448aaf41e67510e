import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { receivingLogins, sendingLogins } from "../words.ts";

/** The same OAuth token opens the mailbox for receiving and is refused for sending: it is good, but not for this. */
export const tokenLacksSmtpScope: Sign<"smtp-login" | "access-login"> = {
  id: "token-lacks-smtp-scope",
  asks: "Is the OAuth token good for receiving and not for sending?",
  needs: ["smtp-login", "access-login"],
  from: "any",
  read(seen) {
    if (seen.target.credential?.kind !== "oauth-token") return absent("no OAuth token is in use", []);
    const sending = sendingLogins(seen)[0];
    if (sending === undefined) return unknown("the token was not tried for sending");
    if (sending.saw.accepted === "yes") return absent(`${named(sending.about)} accepts the token`, [sending]);
    const [receiving] = receivingLogins(seen);
    if (receiving === undefined) return unknown("the token was not tried for receiving");
    if (receiving.saw.accepted === "no") return absent(`${named(receiving.about)} refuses the token as well`, [sending, receiving]);
    const challenge = sending.saw.challenge === undefined ? [] : [sending.saw.challenge];
    return present(`${named(receiving.about)} accepts the token, ${named(sending.about)} refuses it`, [receiving, sending], [...challenge, ...sending.saw.reply.lines].join("\n"));
  },
};
