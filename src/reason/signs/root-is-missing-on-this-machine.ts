import { at, came, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/**
 * An authority that issues for everybody issued the certificate, and this system's own list of authorities does not know it: a public one,
 * or one that the user named and that unrelated operators use too.
 */
export const rootIsMissingOnThisMachine: Sign<"tls-handshake" | "control-tls"> = {
  id: "root-is-missing-on-this-machine",
  asks: "Does this system's own list lack a public authority?",
  needs: ["tls-handshake", "control-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const { bundled, system, named: own } = met.saw.trust;
    if (system.accepted === "no" && own?.accepted === "yes") {
      const others = came(at(seen, "control-tls", {})).filter(({ saw }) => saw.trust.named?.accepted === "yes" && saw.trust.system.accepted === "no");
      if (others[0] !== undefined) return present(`the certificates of ${[met, ...others].map((one) => named(one.about)).join(" and ")} rest on an authority that you named, and this system's own list does not accept them`, [met, ...others]);
    }
    if (bundled.accepted === "no") return absent("no public authority vouches for the certificate in the first place", [met]);
    if (system.accepted === "yes") return absent("this system's own list of authorities accepts the certificate", [met]);
    return present(`the certificate of ${named(met.about)} is publicly trusted, and this system's own list of authorities does not accept it`, [met]);
  },
};
