import type { Cause } from "../../cause.ts";
import { serverInQuestion, setProvenRoute } from "../../tls-remedies.ts";

export const tlsClientCertProblem: Cause = {
  id: "tls-client-cert-problem",
  title: "Client certificate demanded or refused by the mail server",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["client-certificate-is-wanted", "client-certificate-is-complained-of"],
  supportedBy: { "client-certificate-is-complained-of": "fair" },
  excludedBy: ["sends-without-tls-complaint", "every-current-cipher-is-refused", "only-old-tls-works"],
  neighbours: ["tls-cipher-mismatch", "tls-version-too-old"],
  remedy(caseFile) {
    const server = serverInQuestion(caseFile);
    return {
      who: "mail-provider",
      steps: [
        ...setProvenRoute(caseFile),
        { do: "act", what: `If your organisation gave you a certificate of your own, check in the mail program that it is installed, not expired, and chosen for ${server}` },
        { do: "act", what: "If you never got one, set \"client certificate\" to none in the mail program, and use the submission port 465 or 587 of your provider, where a password is enough" },
        { do: "ask", whom: "mail-provider", message: `${server} breaks the connection off because my mail program shows no acceptable certificate of its own. Is a client certificate needed here? If so, where do I get mine, and which authority must issue it? If not, please make it optional (Postfix: smtpd_tls_req_ccert = no).` },
      ],
      proveBy: ["tls-handshake", "smtp-hello-tls"],
    };
  },
};
