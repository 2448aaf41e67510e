import { isTrusted, named, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** No root certificate on this machine vouches for the issuer of the server's certificate. */
export const chainEndsInUnknownRoot: Sign<"tls-handshake"> = {
  id: "chain-ends-in-unknown-root",
  asks: "Was the certificate issued by an authority that nobody on this machine knows?",
  needs: ["tls-handshake"],
  from: "all",
  read(seen) {
    const met = tlsOnQuestion(seen);
    if (met === undefined) return unknown("no certificate was shown");
    if (isTrusted(met.saw)) return absent("a root on this machine vouches for the chain", [met]);
    const [leaf] = met.saw.chain;
    if (leaf?.selfIssued === "yes") return absent("the certificate has no issuer but itself", [met]);
    return present(`nobody on this machine vouches for "${met.saw.chain.at(-1)?.issuer}", on whom the certificate of ${named(met.about)} rests`, [met]);
  },
};
