import { came, onQuestion } from "../look.ts";
import { shieldOf } from "../mail-shields.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A refusal that speaks of what a scanner of outgoing mail looks for. */
const scannersWords = /virus|malware|infected|scanner|anti-?spam|mail shield|outgoing mail (?:is )?scan/i;

/** The message itself is refused in a scanner's words, on a connection whose certificate is a scanner's and not the provider's: whoever opens the encryption reads the message, too. */
export const shieldRefusesTheMessage: Sign<"smtp-canary" | "tls-handshake"> = {
  id: "shield-refuses-the-message",
  asks: "Does whoever opened the encryption refuse the message?",
  needs: ["smtp-canary", "tls-handshake"],
  from: "any",
  read(seen) {
    const met = came(onQuestion(seen, "tls-handshake"));
    const opened = met.find((one) => one.saw.trust.bundled.accepted === "no" && one.saw.chain.some((link) => shieldOf(link.issuer) !== undefined));
    if (met.length > 0 && opened === undefined) return absent("the certificate is no scanner's", [met[0] as (typeof met)[number]]);
    const [message] = came(onQuestion(seen, "smtp-canary"));
    if (message === undefined) return unknown("no message was sent");
    if (message.saw.reply.code < 400) return absent("the message was taken", [message]);
    if (opened === undefined) return unknown("the encryption was not looked at");
    const words = message.saw.reply.lines.join("\n");
    if (!scannersWords.test(words)) return absent("the message is refused in other words than a scanner's", [message]);
    return present("the message is refused in a scanner's words, and a scanner opened the encryption", [message, opened], words);
  },
};
