import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate } from "../../tls-remedies.ts";

export const tlsVersionTooOld: Cause = {
  id: "tls-version-too-old",
  title: "TLS version out of date",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["only-old-tls-works", "old-tls-is-complained-of"],
  supportedBy: { "old-tls-is-complained-of": "fair" },
  excludedBy: ["tls-comes-about", "server-speaks-before-tls", "large-packets-vanish", "every-current-cipher-is-refused", "crypto-is-too-weak", "client-certificate-is-wanted"],
  neighbours: ["cfg-implicit-tls-on-starttls-port", "tls-cipher-mismatch", "tls-legacy-crypto-refused"],
  remedy(caseFile) {
    const server = serverInQuestion(caseFile);
    const ours = caseFile.observations.some((one) => one.kind === "tls-handshake" && one.ok && one.about.on === "endpoint" && `${one.about.host}:${one.about.port}` === server);
    // Where we get through with current TLS it is the mail program that is too old, not the server.
    if (ours) {
      return {
        who: "you",
        steps: [
          { do: "act", what: "Update the mail program or device, and its operating system, to a version that speaks TLS 1.2 or later" },
          { do: "act", what: "For a printer, scanner or old application that cannot be updated, hand its mail to a small mail server of your own network that passes it on with current TLS" },
        ],
        proveBy: ["tls-handshake"],
      };
    }
    return {
      who: "mail-provider",
      steps: [
        ...setProvenRoute(caseFile),
        { do: "ask", whom: "mail-provider", message: `The mail server ${server} refuses TLS 1.2 and TLS 1.3 and speaks only older versions, which current mail programs no longer use (RFC 8996). Please enable TLS 1.2 and TLS 1.3 on it.` },
        showCertificate(caseFile, " -tls1_2"),
        { do: "act", what: "Until then, send with the provider's webmail" },
      ],
      proveBy: ["tls-handshake"],
    };
  },
};
