import type { Cause } from "../../cause.ts";
import { submissionUser } from "../../remedies.ts";

/** The mail program hands its message over without logging in, because it is not told to. */
export const cfgAuthNotEnabledInClient: Cause = {
  id: "cfg-auth-not-enabled-in-client",
  title: "Mail program that does not log in to the outgoing server",
  maturity: "confirmed",
  requires: ["server-complains-of-missing-login"],
  // A login that works with the same settings shows that only the program leaves it out.
  supportedBy: { "account-can-send": "strong", "login-is-offered": "fair" },
  excludedBy: ["login-is-not-offered", "server-demands-tls-first", "logged-in-envelope-is-refused"],
  neighbours: ["pol-relay-denied-source", "cfg-auth-needs-tls", "pol-sender-not-owned", "cfg-auth-not-offered"],
  remedy: (caseFile) => ({
    who: "you",
    steps: [
      { do: "set", field: "authentication for the outgoing server (SMTP)", from: "none", to: "password, the same as for receiving" },
      { do: "set", field: "user name for the outgoing server", from: "empty", to: submissionUser(caseFile) },
      { do: "act", what: "On an iPhone or iPad, fill in user name and password of the outgoing server although they are called optional." },
    ],
    proveBy: ["smtp-login", "smtp-envelope"],
  }),
};
