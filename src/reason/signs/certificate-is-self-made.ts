import { isTrusted, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The server's certificate is signed by itself, and nobody on this machine has been told to trust it. */
export const certificateIsSelfMade: Sign<"tls-handshake"> = {
  id: "certificate-is-self-made",
  asks: "Did the server sign its certificate itself?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const leaf = met.saw.chain[0];
    if (leaf?.selfIssued !== "yes") return absent(`the certificate was issued by ${leaf?.issuer}`, [met]);
    return isTrusted(met.saw) ? absent("the certificate is signed by itself, and this machine was told to trust it", [met]) : present(`the certificate of ${named(met.about)} is signed by itself`, [met]);
  },
};
