import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** By this machine's clock the certificate, or one of those sent along with it, is past its last day. */
export const certificateIsExpired: Sign<"tls-handshake"> = {
  id: "certificate-is-expired",
  asks: "Is the server's certificate past its last day?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const [leaf, ...issuers] = met.saw.chain;
    if (met.saw.inValidity === "expired") return present(`the certificate of ${named(met.about)} expired on ${leaf?.validTo.slice(0, 10)}`, [met]);
    const old = issuers.find((one) => one.selfIssued === "no" && Date.parse(one.validTo) < Date.parse(met.at));
    // A second, newer chain may exist beside an old one that is sent along: only what OpenSSL stumbles over counts.
    if (old !== undefined && met.saw.verifyError === "CERT_HAS_EXPIRED") return present(`the issuing certificate that ${named(met.about)} sends along expired on ${old.validTo.slice(0, 10)}`, [met]);
    return absent(`the certificate is valid until ${leaf?.validTo.slice(0, 10)}`, [met]);
  },
};
