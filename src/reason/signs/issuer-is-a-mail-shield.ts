import { named, tlsOnQuestion } from "../look.ts";
import { shieldOf } from "../mail-shields.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The certificate that arrives here was made by an antivirus program or a filter in the network, in the place of the server's own. */
export const issuerIsAMailShield: Sign<"tls-handshake"> = {
  id: "issuer-is-a-mail-shield",
  asks: "Was the certificate made by an antivirus program or a network filter?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    if (met.saw.trust.bundled.accepted === "yes") return absent("a public authority vouches for the certificate", [met]);
    const issuers = met.saw.chain.map((one) => one.issuer);
    const issuer = issuers.find((each) => shieldOf(each) !== undefined);
    const shield = issuer === undefined ? undefined : shieldOf(issuer);
    return shield === undefined ? absent(`its issuer, ${issuers[0]}, is no antivirus or filter that is known`, [met]) : present(`the certificate that arrives for ${named(met.about)} was made by ${shield.product} ("${issuer}"), not by the mail provider`, [met]);
  },
};
