import { named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The chain is trusted on this machine, or by the user's word, but by no public programme of root certificates. */
export const rootIsOnlyLocal: Sign<"tls-handshake"> = {
  id: "root-is-only-local",
  asks: "Is the certificate trusted on this machine only?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    const { bundled, system, named: own } = met.saw.trust;
    if (bundled.accepted === "yes") return absent("a public authority vouches for the certificate", [met]);
    if (system.accepted === "no" && own?.accepted !== "yes") return absent("nobody on this machine vouches for the certificate", [met]);
    return present(`the certificate of ${named(met.about)} rests on a root that only this machine knows: ${met.saw.chain.at(-1)?.issuer}`, [met]);
  },
};
