import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { hostInWords, setBestRoute } from "../../remedies.ts";

function steps(caseFile: CaseFile): readonly Step[] {
  const better = setBestRoute(caseFile, (about, from) => about.host === from.host && about.port !== from.port);
  if (better.length > 0) return better;
  return [
    { do: "ask", whom: "mail-provider", message: `${hostInWords(caseFile)} offers no login (no AUTH in its reply to EHLO) on this port, with encryption and without. Which server, port and login are meant for mail programs?` },
    { do: "act", what: "If the server is your own: switch the login on for the submission service (Postfix: smtpd_sasl_auth_enable=yes in master.cf; Exim: an authenticators section), and reload it." },
    { do: "act", what: "If it is a relay that is meant to know you by your address alone: switch the login off in the program that sends, for this server only." },
  ];
}

/** The server offers no login on the configured port, neither in the clear nor inside TLS. */
export const cfgAuthNotOffered: Cause = {
  id: "cfg-auth-not-offered",
  title: "Outgoing server without a login on this port",
  maturity: "confirmed",
  requires: ["login-is-not-offered"],
  supportedBy: { "sibling-port-works": "fair" },
  excludedBy: ["account-can-send", "reply-names-the-source-address", "reply-says-pop-first", "another-port-is-the-one-for-logins", "login-is-offered-only-in-tls", "login-is-offered"],
  neighbours: ["cfg-auth-needs-tls", "cfg-wrong-port", "net-smtp-inspection-proxy", "pol-relay-denied-source"],
  remedy: (caseFile) => ({ who: "server-admin", steps: steps(caseFile), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
