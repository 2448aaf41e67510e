import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A public authority issued the certificate, and this system's own list of authorities does not know it. */
export const rootIsMissingOnThisMachine: Sign<"tls-handshake"> = {
  id: "root-is-missing-on-this-machine",
  asks: "Does this system's own list lack a public authority?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const { bundled, system } = met.saw.trust;
    if (bundled.accepted === "no") return absent("no public authority vouches for the certificate in the first place", [met]);
    if (system.accepted === "yes") return absent("this system's own list of authorities accepts the certificate", [met]);
    return present(`the certificate of ${named(met.about)} is publicly trusted, and this system's own list of authorities does not accept it`, [met]);
  },
};
