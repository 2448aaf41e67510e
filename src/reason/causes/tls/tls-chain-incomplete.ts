import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate, shown } from "../../tls-remedies.ts";

export const tlsChainIncomplete: Cause = {
  id: "tls-chain-incomplete",
  title: "Certificate chain of the mail server incomplete",
  maturity: "confirmed",
  requires: ["chain-is-incomplete"],
  supportedBy: { "distrust-is-complained-of": "fair" },
  excludedBy: ["account-can-send"],
  neighbours: ["tls-cert-untrusted", "tls-ca-store-missing", "av-tls-interception"],
  remedy(caseFile) {
    const issuer = shown(caseFile)?.tls.chain.at(-1)?.issuer ?? "the authority in between";
    return {
      who: "mail-provider",
      steps: [
        ...setProvenRoute(caseFile),
        { do: "ask", whom: "mail-provider", message: `${serverInQuestion(caseFile)} sends its certificate without the intermediate certificate of "${issuer}". Please configure the full chain (fullchain.pem instead of cert.pem) in the mail service and reload it.` },
        { do: "run", os: "linux", command: "postconf -e smtpd_tls_chain_files=/etc/letsencrypt/live/HOST/privkey.pem,/etc/letsencrypt/live/HOST/fullchain.pem && postfix reload" },
        showCertificate(caseFile, " -showcerts"),
        { do: "act", what: "Until then, send with the provider's webmail: web browsers fetch the missing certificate themselves" },
      ],
      proveBy: ["tls-handshake", "smtp-login"],
    };
  },
};
