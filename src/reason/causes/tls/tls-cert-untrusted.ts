import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, shown } from "../../tls-remedies.ts";

export const tlsCertUntrusted: Cause = {
  id: "tls-cert-untrusted",
  title: "Self-made or privately issued certificate on the mail server",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["certificate-is-self-made", "chain-ends-in-unknown-root", "local-root-is-complained-of"],
  supportedBy: { "distrust-is-complained-of": "fair", "root-is-only-local": "weak", "certificate-is-the-same-elsewhere": "fair" },
  excludedBy: ["sends-without-tls-complaint", "chain-is-incomplete", "root-is-missing-on-this-machine", "issuer-is-a-mail-shield", "unrelated-servers-share-the-issuer", "same-server-answers-for-controls", "certificate-is-another-elsewhere"],
  neighbours: ["av-tls-interception", "tls-ca-store-missing", "tls-chain-incomplete"],
  remedy(caseFile) {
    const server = serverInQuestion(caseFile);
    const leaf = shown(caseFile)?.leaf;
    return {
      who: "mail-provider",
      steps: [
        ...setProvenRoute(caseFile),
        { do: "ask", whom: "mail-provider", message: `${server} shows a certificate issued by "${leaf?.issuer ?? "an unknown authority"}", which mail programs do not trust. Please install one of a public authority (Let's Encrypt costs nothing), or send me the root certificate of your own authority and its SHA-256 fingerprint by a way that I already trust.` },
        { do: "act", what: `If the server belongs to your company or to you: get its root certificate from the administrator, compare the fingerprint (the server shows ${leaf?.fingerprint256 ?? "one"}), and import it as an authority into the mail program, or with \`cantsend --ca FILE\` for a test` },
        { do: "act", what: "Accept the certificate by hand in the mail program", weakens: "without comparing the fingerprint first you may be accepting an eavesdropper" },
      ],
      proveBy: ["tls-handshake", "smtp-login"],
    };
  },
};
