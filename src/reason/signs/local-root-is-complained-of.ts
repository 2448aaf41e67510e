import { complaints } from "../tls-complaints.ts";
import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** This machine trusts the certificate by a root of its own, and the mail program, which does not look there, says that it does not. */
export const localRootIsComplainedOf: Sign<"tls-handshake" | "reported-reply"> = {
  id: "local-root-is-complained-of",
  asks: "Does the mail program refuse a certificate that only this machine's own list accepts?",
  needs: ["tls-handshake", "reported-reply"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const { bundled, ...local } = met.saw.trust;
    if (bundled.accepted === "yes") return absent("a public authority vouches for the certificate", [met]);
    if (Object.values(local).every((verdict) => verdict.accepted === "no")) return absent("nobody on this machine vouches for the certificate", [met]);
    // What a policy says about another operator's server is no word about this one.
    const policy = complaints(seen, "delivery-policy");
    const [complaint] = complaints(seen, "distrust").filter((one) => !policy.includes(one));
    if (complaint === undefined && policy[0] !== undefined) return absent("the reported error is about the delivery to another server", policy);
    // Outside its dates a certificate is refused whoever issued it.
    if (complaint === undefined && met.saw.inValidity !== "yes") return absent("the dates are what stops here, and a root on this machine vouches for the issuer", [met]);
    return complaint === undefined ? unknown("no error of the mail program was given") : present(`${named(met.about)} is trusted by this machine's own list only, and the mail program does not look there`, [met, complaint], complaint.saw.text);
  },
};
