import type { Cause } from "../../cause.ts";
import { submissionInQuestion } from "../../../model/route.ts";

export const tlsSniMissing: Cause = {
  id: "tls-sni-missing",
  title: "Mail program that does not say the name of the server (SNI)",
  maturity: "confirmed",
  requires: ["certificate-differs-without-sni"],
  requiresOneOf: ["name-mismatch-is-complained-of", "cipher-mismatch-is-complained-of"],
  supportedBy: { "name-mismatch-is-complained-of": "fair" },
  excludedBy: ["sends-without-tls-complaint"],
  neighbours: ["tls-cert-hostname-mismatch"],
  // What the mail program says in its handshake is not seen from here.
  atMost: "likely",
  remedy(caseFile) {
    const host = submissionInQuestion(caseFile.routes)?.host ?? "the server";
    return {
      who: "you",
      steps: [
        { do: "set", field: "outgoing server (SMTP)", to: host },
        { do: "act", what: `Make sure that the name ${host} stands in the settings, not an IP address and not another name that points to it: only then can the program say it` },
        { do: "act", what: "Update the mail program. In your own program set the TLS option servername (Node), server_hostname (Python) or peer_name (PHP) to the same name" },
        { do: "ask", whom: "mail-provider", message: `Programs that do not send the server name (SNI) get a certificate without ${host}. Please make the certificate for ${host} the default one of the mail service.` },
      ],
      proveBy: ["tls-handshake", "tls-without-sni"],
    };
  },
};
