import { came, failed, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Whoever says the host name gets the right certificate, and whoever does not gets another one or none. */
export const certificateDiffersWithoutSni: Sign<"tls-handshake" | "tls-without-sni"> = {
  id: "certificate-differs-without-sni",
  asks: "Does a program that does not say the host name get another certificate?",
  needs: ["tls-handshake", "tls-without-sni"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) {
      const refusedByName = failed(onQuestion(seen, "tls-handshake"), "tls-name-alert");
      return refusedByName.length > 0 ? absent("the server refuses the host name itself", refusedByName) : unknown("no certificate was shown");
    }
    if (met.saw.nameMatches === "no") return absent("the certificate is for another name even when the host name is said", [met]);
    const plain = onQuestion(seen, "tls-without-sni");
    const [other] = came(plain);
    if (other !== undefined) {
      if (other.saw.nameMatches === "yes") return absent("the same name is in the certificate when the host name is not said", [met, other]);
      return present(`without the host name ${named(other.about)} shows a certificate for ${other.saw.chain[0]?.names.slice(0, 3).join(", ") || other.saw.chain[0]?.subject}`, [met, other]);
    }
    const [refused] = failed(plain, "tls-handshake-alert", "tls-name-alert", "tls-other-alert", "closed", "reset");
    return refused === undefined ? unknown("no handshake without the host name was made") : present(`without the host name ${named(refused.about)} breaks the handshake off`, [met, refused]);
  },
};
