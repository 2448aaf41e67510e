import { named, tlsOnQuestion } from "../look.ts";
import { shieldOf } from "../mail-shields.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The certificate on the line was made by a protection program of this computer: beyond it nobody on the way can read. */
export const programOfThisMachineOpensTheEncryption: Sign<"tls-handshake"> = {
  id: "program-of-this-machine-opens-the-encryption",
  asks: "Does a protection program of this computer open the encryption?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const shield = met.saw.chain.map((certificate) => shieldOf(certificate.issuer)).find((found) => found?.sits === "computer");
    return shield === undefined || met.saw.trust.bundled.accepted === "yes" ? absent("the certificate is not one of a protection program of this computer", [met]) : present(`the certificate that arrives for ${named(met.about)} was made by ${shield.product} on this computer`, [met]);
  },
};
