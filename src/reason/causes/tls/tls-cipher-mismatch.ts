import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate } from "../../tls-remedies.ts";

export const tlsCipherMismatch: Cause = {
  id: "tls-cipher-mismatch",
  title: "No cipher in common with the mail server",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["every-current-cipher-is-refused", "cipher-mismatch-is-complained-of"],
  supportedBy: { "cipher-mismatch-is-complained-of": "fair" },
  excludedBy: ["tls-comes-about", "large-packets-vanish", "only-old-tls-works", "crypto-is-too-weak", "client-certificate-is-wanted"],
  neighbours: ["net-mtu-blackhole", "tls-legacy-crypto-refused", "tls-version-too-old", "tls-client-cert-problem"],
  remedy: (caseFile) => ({
    who: "mail-provider",
    steps: [
      ...setProvenRoute(caseFile),
      { do: "ask", whom: "mail-provider", message: `${serverInQuestion(caseFile)} breaks the TLS handshake off with "handshake failure" before it shows a certificate. Please check that certificate and key are loaded in the mail service, and that it offers ciphers such as ECDHE with AES-GCM.` },
      showCertificate(caseFile),
      { do: "act", what: "Until then, send with the provider's webmail" },
    ],
    proveBy: ["tls-handshake"],
  }),
};
