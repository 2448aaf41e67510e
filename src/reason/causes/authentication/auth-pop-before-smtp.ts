import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const authPopBeforeSmtp: Cause = {
  id: "auth-pop-before-smtp",
  title: "Mail to be fetched by POP before any can be sent",
  maturity: "confirmed",
  requires: ["reply-says-pop-first"],
  supportedBy: { "server-takes-no-login": "fair" },
  excludedBy: ["account-can-send"],
  neighbours: ["cfg-auth-not-enabled-in-client", "pol-relay-denied-source"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "set", field: "authentication of the outgoing server (SMTP)", from: "none", to: "same user name and password as the incoming server; this alone is enough where the server can do it" },
        { do: "act", what: "Otherwise fetch mail first, then send within some minutes; mail programs have a setting \"check mail before sending\"" },
        { do: "ask", whom: "mail-provider", message: `${serverName(caseFile)} wants mail to be fetched before it takes any. Is there a server that takes a login for sending instead?` },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
