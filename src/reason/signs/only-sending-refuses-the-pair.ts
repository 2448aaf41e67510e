import type { CauseId } from "../../model/catalogue.ts";
import { named } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";
import { replyBlamesThePair } from "./reply-blames-the-pair.ts";
import { clearCause, receivingLogins, refusals, sendingLogins, type WordKind } from "../words.ts";

/** What the words may stand for all the same: receiving's yes denies an app password, and the other is what this sign is about. */
const deniedByReceiving: readonly CauseId[] = ["auth-app-password-required", "auth-smtp-auth-disabled"];
import { otherHostAcceptsTheLogin } from "./other-host-accepts-the-login.ts";
import { accountLivesAtASisterEndpoint } from "./account-lives-at-a-sister-endpoint.ts";
import { loginIsRefusedByAnotherOperator } from "./login-is-refused-by-another-operator.ts";

/**
 * The same user name and password open the mailbox for receiving and are refused for sending, in words that give no reason of their own.
 * Then they are not simply wrong, whatever the words say.
 */
export const onlySendingRefusesThePair: Sign<WordKind | "dns-answer" | "system-lookup"> = {
  id: "only-sending-refuses-the-pair",
  asks: "Is the pair accepted for receiving and refused for sending?",
  needs: ["smtp-login", "access-login", "smtp-greeting", "smtp-hello", "smtp-starttls", "smtp-hello-tls", "smtp-envelope", "smtp-canary", "letter-cut", "message-arrival", "access-greeting", "reported-reply", "dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    const sending = sendingLogins(seen)[0];
    const [receiving] = receivingLogins(seen);
    if (sending === undefined || receiving === undefined) return unknown("the two logins were not both made");
    if (sending.saw.accepted === "yes") return absent("sending accepts the login as well", [sending]);
    if (receiving.saw.accepted === "no") return absent("receiving refuses the login as well", [sending, receiving]);
    if (sending.saw.reply.code < 500) return absent("sending put the login off without judging it", [sending]);
    if (seen.target.credential?.kind === "oauth-token") return unknown("a token can be good for receiving alone");
    const words = replyBlamesThePair.read(seen);
    if (words.state === "absent") return absent("sending gives a reason of its own", [sending], sending.saw.reply.lines.join("\n"));
    const other = refusals(seen).find((one) => one.observation === sending);
    const meant = other === undefined ? undefined : clearCause(other);
    if (words.state === "unknown" && meant !== undefined && !deniedByReceiving.includes(meant)) return unknown("sending speaks of something else than the pair");
    // A server that is not the account's knows nothing of its password.
    for (const sign of [loginIsRefusedByAnotherOperator, accountLivesAtASisterEndpoint]) {
      const elsewhere = sign.read(seen);
      if (elsewhere.state === "present" && otherHostAcceptsTheLogin.read(seen).state === "present") return absent(`the server that refuses is not the account's: ${elsewhere.words}`, [sending]);
      if (elsewhere.state === "present") return unknown(`the server that refuses does not seem to be the account's: ${elsewhere.words}`);
    }
    const names = sending.saw.user === receiving.saw.user ? `the login of ${sending.saw.user}` : `the same password, for ${receiving.saw.user} there and ${sending.saw.user} here`;
    return present(`${named(receiving.about)} accepts ${names}, and ${named(sending.about)} refuses it`, [receiving, sending], sending.saw.reply.lines.join("\n"));
  },
};
