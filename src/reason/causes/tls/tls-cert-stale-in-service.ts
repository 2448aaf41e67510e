import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute, showCertificate, shown } from "../../tls-remedies.ts";

export const tlsCertStaleInService: Cause = {
  id: "tls-cert-stale-in-service",
  title: "Renewed certificate not yet in use by the mail service",
  maturity: "confirmed",
  requires: ["certificate-is-expired", "other-service-has-newer-certificate"],
  supportedBy: {},
  excludedBy: ["account-can-send", "clock-explains-the-dates"],
  neighbours: ["tls-cert-expired", "host-clock-wrong"],
  remedy: (caseFile) => ({
    who: "mail-provider",
    steps: [
      ...setProvenRoute(caseFile),
      { do: "ask", whom: "mail-provider", message: `Another service of the same host shows a renewed certificate, but ${serverInQuestion(caseFile)} still shows the one that expired on ${shown(caseFile)?.leaf?.validTo.slice(0, 10) ?? "an earlier day"}. Please point the mail service to the renewed file and reload it.` },
      { do: "run", os: "linux", command: "postconf smtpd_tls_cert_file smtpd_tls_chain_files tls_server_sni_maps && systemctl reload postfix dovecot   # on your own server; after a change of an SNI map: postmap -F" },
      { do: "act", what: "On your own server, add a deploy hook to the renewal that reloads the mail service each time, such as certbot renew --deploy-hook 'systemctl reload postfix dovecot'" },
      showCertificate(caseFile),
    ],
    proveBy: ["tls-handshake", "web-tls"],
  }),
};
