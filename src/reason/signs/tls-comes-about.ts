import { complaints } from "../tls-complaints.ts";
import { failed, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A handshake with current versions and ciphers comes about, and no report says that the mail program's own does not. */
export const tlsComesAbout: Sign<"tls-handshake" | "reported-reply"> = {
  id: "tls-comes-about",
  asks: "Do the two sides agree on a way to encrypt?",
  needs: ["tls-handshake", "reported-reply"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) {
      const broken = failed(onQuestion(seen, "tls-handshake"));
      return broken.length === 0 ? unknown("no handshake was tried") : absent("the handshake does not come about", broken);
    }
    if (complaints(seen, "version", "cipher", "weak-crypto").length > 0) return unknown("the handshake comes about here, and the reported error says that it does not in the mail program");
    return present(`both sides agree on ${met.saw.version} with ${met.saw.cipher}`, [met]);
  },
};
