import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const ispSmarthostRequired: Cause = {
  id: "isp-smarthost-required",
  title: "The internet provider lets mail out only through its own relay",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["one-relay-alone-opens", "access-network-demands-its-relay"],
  supportedBy: { "access-network-demands-its-relay": "strong", "connection-stops-beyond-the-own-network": "fair", "control-web-opens": "weak" },
  excludedBy: ["server-is-this-machine", "account-can-send", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "well-known-operators-alone-open", "own-rule-stops-the-connection"],
  neighbours: ["net-router-mail-allowlist", "net-isp-port25-client-block", "net-submission-port-blocked", "net-port25-egress-block"],
  atMost: "likely",
  remedy(caseFile) {
    const question = submissionInQuestion(caseFile.routes);
    const relay = caseFile.observations.flatMap((one) => (one.kind === "control-connect" && one.ok && one.about.on === "endpoint" && one.about.port === question?.port ? [one.about.host] : []))[0];
    return {
      who: "you",
      steps: [
        { do: "act", what: "First try port 465 with SSL/TLS and port 587 with STARTTLS at your mailbox's own provider: many networks close only port 25" },
        ...(relay === undefined ? [] : [{ do: "set", field: "outgoing server (SMTP)", from: question?.host ?? "", to: relay } as const]),
        { do: "ask", whom: "isp", message: "Which relay (smarthost) may I send mail through from my line, on which port and with which login? Or can you unblock the mail ports for me?" },
      ],
      proveBy: ["tcp-connect", "smtp-greeting"],
    };
  },
};
