import { came, failed, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server breaks the handshake off before it shows a certificate, although the version would do: no cipher that both sides accept, or no key of its own. */
export const everyCurrentCipherIsRefused: Sign<"tls-handshake" | "tls-legacy" | "tls-without-sni"> = {
  id: "every-current-cipher-is-refused",
  asks: "Do the server and a current program have no cipher in common?",
  needs: ["tls-handshake", "tls-legacy", "tls-without-sni"],
  from: "any",
  read(seen) {
    const modern = tlsOnQuestion(seen);
    if (modern !== undefined) return absent(`both sides agree on ${modern.saw.cipher}`, [modern]);
    const all = onQuestion(seen, "tls-handshake");
    const [alert] = failed(all, "tls-handshake-alert");
    if (alert === undefined) return all.length === 0 ? unknown("no handshake was tried") : absent("the handshake fails in another way", all);
    const [unnamed] = came(onQuestion(seen, "tls-without-sni"));
    if (unnamed !== undefined) return absent("without the host name the handshake comes about: it is the name that is refused", [alert, unnamed]);
    const [legacy] = came(onQuestion(seen, "tls-legacy"));
    if (legacy !== undefined) return legacy.saw.version === "TLSv1.2" ? present(`${named(alert.about)} refuses every current cipher, and agrees to ${legacy.saw.cipher}`, [alert, legacy]) : absent(`the server agrees to ${legacy.saw.version}: it is the version that differs`, [alert, legacy]);
    const tried = onQuestion(seen, "tls-legacy");
    if (tried.length === 0) return unknown("no handshake with other ciphers was tried");
    return failed(tried, "tls-handshake-alert").length > 0 ? present(`${named(alert.about)} refuses every cipher, old and new: most likely it has no certificate and key loaded`, [alert, ...tried]) : absent("with all ciphers the handshake fails in another way", [alert, ...tried]);
  },
};
