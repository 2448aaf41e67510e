import type { Cause } from "../../cause.ts";
import { setBestRoute } from "../../remedies.ts";

/** The server offers its login only inside TLS, and the mail program stays in the clear. */
export const cfgAuthNeedsTls: Cause = {
  id: "cfg-auth-needs-tls",
  title: "Login offered only with encryption, which is switched off",
  maturity: "confirmed",
  requires: ["encryption-is-off-in-settings", "login-is-offered-only-in-tls"],
  supportedBy: { "same-port-works-in-the-other-mode": "fair" },
  // A server that says so itself has the cause of its own words.
  excludedBy: ["account-can-send", "server-demands-tls-first"],
  neighbours: ["cfg-starttls-required-not-used", "cfg-auth-not-offered"],
  remedy: (caseFile) => ({ who: "you", steps: setBestRoute(caseFile, (about, from) => about.host === from.host && about.port === from.port), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
