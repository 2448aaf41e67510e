import { present, type Sign, unknown } from "../sign.ts";
import { receivingLogins, sendingLogins, type WordKind, wordKinds } from "../words.ts";
import { accountLivesAtASisterEndpoint } from "./account-lives-at-a-sister-endpoint.ts";
import { loginIsRefusedByAnotherOperator } from "./login-is-refused-by-another-operator.ts";
import { replyBlamesThePair } from "./reply-blames-the-pair.ts";

/**
 * By the user's word the web mail takes the user name and password that sending and receiving both refuse, in words that blame the pair.
 * Then the pair is right and mail programs are held to something else. Never absent: an answer that was not given denies nothing.
 */
export const onlyWebMailAcceptsThePair: Sign<WordKind | "dns-answer" | "system-lookup"> = {
  id: "only-web-mail-accepts-the-pair",
  asks: "Does the web mail accept the pair that mail programs are refused with?",
  needs: [...wordKinds, "dns-answer", "system-lookup"],
  from: "any",
  read(seen) {
    if (seen.target.answers?.webmail !== "accepts") return unknown("nobody said that the web mail accepts the pair");
    if (seen.target.credential?.kind === "oauth-token") return unknown("a token is nothing that a web mail is asked with");
    const [sending] = sendingLogins(seen);
    const [receiving] = receivingLogins(seen);
    if (sending === undefined || receiving === undefined) return unknown("the two logins were not both made");
    if (sending.saw.accepted === "yes" || receiving.saw.accepted === "yes" || sending.saw.reply.code < 500) return unknown("the login was not refused for sending and receiving alike");
    if (replyBlamesThePair.read(seen).state !== "present") return unknown("the server does not blame the pair");
    // A server that is not the account's knows nothing of its password.
    if ([loginIsRefusedByAnotherOperator, accountLivesAtASisterEndpoint].some((sign) => sign.read(seen).state === "present")) return unknown("the server that refuses does not seem to be the account's");
    return present("by the user's word the web mail accepts the pair that sending and receiving refuse", [sending, receiving], sending.saw.reply.lines.join("\n"));
  },
};
