import { at, came, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** Servers of unrelated operators show certificates of the same issuer, whom no public programme knows: somebody in between makes them all. */
export const unrelatedServersShareTheIssuer: Sign<"tls-handshake" | "control-tls"> = {
  id: "unrelated-servers-share-the-issuer",
  asks: "Do unrelated servers show certificates of the same unknown issuer?",
  needs: ["tls-handshake", "control-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const leaf = met?.saw.chain[0];
    if (met === undefined || leaf === undefined) return unknown("no certificate was shown");
    if (met.saw.trust.bundled.accepted === "yes") return absent("a public authority vouches for the certificate", [met]);
    if (leaf.selfIssued === "yes") return absent("the certificate has no issuer but itself", [met]);
    const controls = came(at(seen, "control-tls", {}));
    // An authority that the user named is known to the user, whoever else uses it.
    const same = controls.filter(({ saw }) => saw.trust.bundled.accepted === "no" && saw.trust.named?.accepted !== "yes" && saw.chain[0]?.issuer === leaf.issuer);
    if (same[0] !== undefined) return present(`${same.map((one) => named(one.about)).join(" and ")} show certificates of the same issuer, ${leaf.issuer}`, [met, ...same]);
    return controls.length === 0 ? unknown("no certificate of an unrelated server was seen") : absent(`${controls.map((one) => named(one.about)).join(" and ")} show certificates of other issuers`, [met, ...controls]);
  },
};
