import type { Cause } from "../../cause.ts";
import { setWorkingRoute } from "../../remedies.ts";

export const netTransparentSmtpRedirect: Cause = {
  id: "net-transparent-smtp-redirect",
  title: "The network redirects mail connections to a server of its own",
  maturity: "confirmed",
  requires: ["greeting-is-foreign"],
  requiresOneOf: ["same-server-answers-for-controls", "nobodys-address-greets-as-the-server-did"],
  supportedBy: { "somebody-on-the-way-takes-the-call": "strong" },
  excludedBy: ["server-is-this-machine", "account-can-send"],
  neighbours: ["net-smtp-inspection-proxy"],
  remedy: (caseFile) => ({
    who: "isp",
    steps: [
      { do: "act", what: "Do not type the password again: whoever answers is not your provider's server, and its refusal says nothing about your password" },
      ...setWorkingRoute(caseFile),
      { do: "act", what: "Send through port 465 with SSL/TLS, or 587, which most networks do not redirect" },
      { do: "ask", whom: "isp", message: "Outgoing SMTP connections to any server are answered by a server of yours. Please switch the redirection off for my line. (On cPanel or WHM: 'SMTP Restrictions', or SMTP_REDIRECT in CSF.)" },
    ],
    proveBy: ["smtp-greeting", "tls-handshake"],
  }),
};
