import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const polRelayDeniedSource: Cause = {
  id: "pol-relay-denied-source",
  title: "Relay that does not know the network address of the sender",
  maturity: "confirmed",
  requires: ["reply-says-relay-denied"],
  requiresOneOf: ["reply-names-the-source-address", "server-takes-no-login"],
  supportedBy: { "reply-names-the-source-address": "strong", "server-takes-no-login": "fair" },
  excludedBy: ["login-is-accepted", "reply-says-pop-first"],
  neighbours: ["cfg-auth-not-enabled-in-client", "cfg-helo-invalid", "auth-pop-before-smtp"],
  atMost: "likely",
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "act", what: `Are you elsewhere than usual? ${serverName(caseFile)} takes mail without a login only from its own customers' lines or from addresses that are registered with it` },
        { do: "set", field: "outgoing server (SMTP)", from: serverName(caseFile), to: "the submission server of your mail provider, on port 465 or 587, with user name and password: it works from everywhere" },
        { do: "ask", whom: "server-admin", message: `${serverName(caseFile)} refuses to relay from our network address. Please register our current public address (it may have changed), or give us a login.` },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
