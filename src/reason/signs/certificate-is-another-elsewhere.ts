import { placeOf } from "../elsewhere.ts";
import { at, came, isTrusted, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** A second place is shown a certificate that is vouched for, and here another one by another issuer arrives that is not: somebody on this side puts it there. */
export const certificateIsAnotherElsewhere: Sign<"tls-handshake" | "elsewhere-tls"> = {
  id: "certificate-is-another-elsewhere",
  asks: "Does another place see the server's own certificate, and this one another?",
  needs: ["tls-handshake", "elsewhere-tls"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const leaf = met?.saw.chain[0];
    if (met === undefined || leaf === undefined) return unknown("no certificate was shown here");
    const there = came(at(seen, "elsewhere-tls", { host: met.about.host.toLowerCase(), port: met.about.port, address: met.about.address })).filter((one) => one.saw.chain.length > 0);
    const same = there.find((one) => one.saw.chain[0]?.fingerprint256 === leaf.fingerprint256);
    if (same !== undefined) return absent(`${placeOf(same)} is shown the very same certificate`, [met, same]);
    if (met.saw.trust.bundled.accepted === "yes") return absent("a public authority vouches for the certificate that arrives here", [met]);
    // Machines behind one name may have a certificate each; two issuers, of whom the world knows only the other, they have not.
    const other = there.find((one) => one.saw.chain[0]?.issuer !== leaf.issuer && isTrusted(one.saw) && one.saw.trust.bundled.accepted === "yes" && one.saw.nameMatches === "yes");
    if (other === undefined) return unknown(there.length === 0 ? "no certificate of the same address was shown to another place" : "another place is shown another certificate, and nobody vouches for that either");
    return present(`here ${named(met.about)} shows a certificate by "${leaf.issuer}", and to ${placeOf(other)} its own by "${other.saw.chain[0]?.issuer ?? ""}"`, [met, other]);
  },
};
