import { at, came, isTrusted, named, onQuestion, tlsOnQuestion } from "../look.ts";
import { absent, present, type Sign, unknown } from "../sign.ts";

/** The certificate comes from an authority that this machine trusts, but the server leaves out the certificate that leads there. */
export const chainIsIncomplete: Sign<"tls-handshake" | "tls-issuer-fetch" | "control-tls"> = {
  id: "chain-is-incomplete",
  asks: "Does the server leave out a certificate in between?",
  needs: ["tls-handshake", "tls-issuer-fetch", "control-tls"],
  from: "any",
  read(seen) {
    const met = tlsOnQuestion(seen);
    const last = met?.saw.chain.at(-1);
    if (met === undefined || last === undefined) return unknown("no certificate was shown");
    if (isTrusted(met.saw)) return absent("the chain leads to a root that this machine trusts", [met]);
    if (last.selfIssued === "yes") return absent("the chain goes up to its own root", [met]);
    const [fetched] = came(onQuestion(seen, "tls-issuer-fetch"));
    if (fetched?.saw.anchored === "yes") return present(`${named(met.about)} does not send the certificate of ${last.issuer}; fetched from ${fetched.saw.url} it completes the chain`, [met, fetched]);
    if (fetched !== undefined) return absent(`the missing certificate was fetched from ${fetched.saw.url}, and nobody here trusts its issuer either`, [met, fetched]);
    // An unrelated server that sends the very certificate, with a trusted root above it, shows that nothing but this one is missing.
    const other = came(at(seen, "control-tls", {})).find(({ saw }) => isTrusted(saw) && saw.chain.slice(1).some((one) => one.subject === last.issuer));
    if (other !== undefined) return present(`${named(met.about)} does not send the certificate of ${last.issuer}; ${named(other.about)} has the same issuer, sends it, and is trusted`, [met, other]);
    // Public authorities must say where their own certificate is (CA/Browser Forum Baseline Requirements 7.1.2.7.7).
    if (last.issuerUrl === undefined) return absent("the certificate does not say where its issuer's is, as those of public authorities do", [met]);
    return unknown("the issuer's certificate could not be fetched");
  },
};
