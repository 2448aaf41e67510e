import type { Cause } from "../../cause.ts";
import type { Step } from "../../../model/diagnosis.ts";
import { submissionInQuestion } from "../../../model/route.ts";
import { operatorOf } from "../../compare.ts";
import { setProvenRoute, shown } from "../../tls-remedies.ts";

export const tlsCertHostnameMismatch: Cause = {
  id: "tls-cert-hostname-mismatch",
  title: "Certificate of the mail server made out for another name",
  maturity: "confirmed",
  requires: ["name-is-not-in-certificate"],
  supportedBy: { "name-mismatch-is-complained-of": "fair", "certificate-names-another-operator": "weak" },
  excludedBy: ["account-can-send", "same-server-answers-for-controls"],
  neighbours: ["tls-sni-missing", "net-transparent-smtp-redirect"],
  remedy(caseFile) {
    const host = submissionInQuestion(caseFile.routes)?.host ?? "the server";
    const names = shown(caseFile)?.leaf?.names ?? [];
    const list = names.length === 0 ? "no host name at all" : names.slice(0, 4).join(", ");
    // Only a name of the same operator is safe to suggest: any other one could be an impostor's.
    const own = names.find((name) => !name.startsWith("*") && operatorOf(name) === operatorOf(host));
    const steps: Step[] = [...setProvenRoute(caseFile)];
    if (steps.length === 0 && own !== undefined) steps.push({ do: "set", field: "outgoing server (SMTP)", from: host, to: own });
    if (steps.length === 0) steps.push({ do: "open", what: `the mail provider's page with the settings for mail programs, and use the server name given there instead of ${host}` });
    steps.push({ do: "ask", whom: "mail-provider", message: `My mail program connects to ${host}, and the certificate shown there is made out for ${list}. Which server name should I use? If ${host} is right, please add it to the certificate.` });
    return { who: "you", steps, proveBy: ["tls-handshake", "smtp-login"] };
  },
};
