import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate } from "../../tls-remedies.ts";

export const tlsLegacyCryptoRefused: Cause = {
  id: "tls-legacy-crypto-refused",
  title: "Cryptography of the mail server too weak for current programs",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["crypto-is-too-weak", "weak-crypto-is-complained-of"],
  supportedBy: { "weak-crypto-is-complained-of": "fair" },
  excludedBy: ["sends-without-tls-complaint", "only-old-tls-works", "every-current-cipher-is-refused", "client-certificate-is-wanted"],
  neighbours: ["tls-version-too-old", "tls-cipher-mismatch"],
  remedy: (caseFile) => ({
    who: "mail-provider",
    steps: [
      ...setProvenRoute(caseFile),
      { do: "ask", whom: "mail-provider", message: `Current mail programs refuse the cryptography of ${serverInQuestion(caseFile)} as too weak. Please install a certificate with an RSA key of at least 2048 bits or an EC key, signed with SHA-256, and remove Diffie-Hellman parameters below 2048 bits.` },
      showCertificate(caseFile),
      { do: "act", what: "Until then, send with the provider's webmail" },
      { do: "act", what: "If the server is your own and cannot be changed today, allow the weak cryptography in this one program for this one server, for a few days", weakens: "anybody who can listen in may be able to break the encryption" },
    ],
    proveBy: ["tls-handshake"],
  }),
};
