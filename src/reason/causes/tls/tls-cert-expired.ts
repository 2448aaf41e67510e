import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate, shown } from "../../tls-remedies.ts";

export const tlsCertExpired: Cause = {
  id: "tls-cert-expired",
  title: "Certificate of the mail server not valid today",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["certificate-is-expired", "certificate-begins-in-the-future"],
  supportedBy: {},
  excludedBy: ["account-can-send", "clock-explains-the-dates", "other-service-has-newer-certificate"],
  neighbours: ["tls-cert-stale-in-service", "host-clock-wrong"],
  remedy(caseFile) {
    const server = serverInQuestion(caseFile);
    const leaf = shown(caseFile)?.leaf;
    return {
      who: "mail-provider",
      steps: [
        ...setProvenRoute(caseFile),
        { do: "ask", whom: "mail-provider", message: `The certificate of ${server} is ${leaf === undefined ? "not valid today" : `valid from ${leaf.validFrom.slice(0, 10)} to ${leaf.validTo.slice(0, 10)} and so not today`}. Please renew it, and reload the mail service so that it shows the new one.` },
        { do: "run", os: "linux", command: "certbot renew && systemctl reload postfix dovecot   # on your own server" },
        showCertificate(caseFile),
        { do: "act", what: "Until then, send with the provider's webmail" },
        { do: "act", what: "Accept the expired certificate by hand in the mail program", weakens: "an expired certificate proves nothing: the password may go to a stranger" },
      ],
      proveBy: ["tls-handshake", "smtp-login"],
    };
  },
};
