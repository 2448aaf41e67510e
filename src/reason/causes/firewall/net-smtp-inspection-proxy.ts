import type { Cause } from "../../cause.ts";
import { setWorkingRoute } from "../../remedies.ts";

export const netSmtpInspectionProxy: Cause = {
  id: "net-smtp-inspection-proxy",
  title: "A firewall rewrites or cuts the mail dialogue on its way",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["greeting-is-masked", "hello-is-rewritten", "starttls-is-stripped-on-the-way", "dialogue-is-cut-for-controls-too", "login-is-taken-out-on-the-way", "controls-open-and-say-nothing-too", "somebody-on-the-way-takes-the-call"],
  shownBy: ["starttls-is-offered-elsewhere"],
  supportedBy: { "greeting-is-masked": "strong", "hello-is-rewritten": "strong", "starttls-is-stripped-on-the-way": "strong", "login-is-taken-out-on-the-way": "strong", "controls-open-and-say-nothing-too": "strong", "somebody-on-the-way-takes-the-call": "strong", "starttls-is-offered-elsewhere": "strong" },
  excludedBy: ["server-is-this-machine", "account-can-send", "same-server-answers-for-controls", "nobodys-address-greets-as-the-server-did", "server-waits-for-tls"],
  neighbours: ["net-transparent-smtp-redirect", "cfg-plaintext-on-implicit-tls-port"],
  // A server may offer something else to another place by itself: that alone is no proof.
  atMost: "likely",
  provenBy: ["greeting-is-masked", "hello-is-rewritten", "starttls-is-stripped-on-the-way", "dialogue-is-cut-for-controls-too", "login-is-taken-out-on-the-way", "controls-open-and-say-nothing-too", "somebody-on-the-way-takes-the-call"],
  remedy: (caseFile) => ({
    who: "network-admin",
    steps: [
      ...setWorkingRoute(caseFile),
      { do: "act", what: "Send through port 465 with SSL/TLS, where the provider has it: nobody can rewrite what is encrypted from the first byte" },
      { do: "ask", whom: "network-admin", message: "A firewall on the way rewrites SMTP: the greeting is painted over, STARTTLS is removed from what the server offers, or the line is cut at the first command, so that passwords cannot be sent safely. Please switch this inspection off for outgoing mail (Cisco: 'no inspect esmtp' or 'allow-tls'; FortiGate, SonicWall, Check Point: the SMTP or mail profile)." },
    ],
    proveBy: ["smtp-greeting", "smtp-hello", "smtp-hello-tls"],
  }),
};
