import type { CertificateFacts } from "../../model/observation.ts";
import { failed, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** NIST SP 800-131A: RSA below 2048 bits has been out of use since 2013; current libraries refuse it. */
const leastRsaBits = 2048;

/** A current library refuses the server's key, signature or parameters because they are too weak. */
export const cryptoIsTooWeak: Sign<"tls-handshake"> = {
  id: "crypto-is-too-weak",
  asks: "Is the server's cryptography too weak for current programs?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met !== undefined) {
      const weak = met.saw.verifyError === undefined ? undefined : met.saw.chain.map(weakness).find((found) => found !== undefined);
      return weak === undefined ? absent("its keys and signatures are as long as current programs demand", [met]) : present(`the certificate of ${named(met.about)} has ${weak}`, [met]);
    }
    const all = onQuestion(seen, "tls-handshake");
    const [refused] = failed(all, "tls-weak-crypto");
    if (refused !== undefined) return present(`the handshake with ${named(refused.about)} is refused on our side as too weak`, [refused], refused.failure.detail);
    return all.length === 0 ? unknown("no handshake was tried") : absent("the handshake fails in another way", all);
  },
};

function weakness(certificate: CertificateFacts): string | undefined {
  const bits = Number(/^rsa (\d+)$/.exec(certificate.key)?.[1] ?? leastRsaBits);
  if (bits < leastRsaBits) return `a key of only ${bits} bits`;
  // The signature of a root on itself proves nothing and is not looked at.
  const hash = certificate.selfIssued === "yes" ? undefined : /sha-?1(?!\d)|md5/i.exec(certificate.signature ?? "")?.[0];
  return hash === undefined ? undefined : `a signature with ${hash.toUpperCase()}`;
}
