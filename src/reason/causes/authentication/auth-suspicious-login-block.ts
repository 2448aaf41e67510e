import type { Cause } from "../../cause.ts";
import { mailbox } from "../../remedies.ts";

export const authSuspiciousLoginBlock: Cause = {
  id: "auth-suspicious-login-block",
  title: "Login blocked because it looks unusual",
  maturity: "confirmed",
  requires: ["reply-says-sign-in-was-blocked"],
  supportedBy: { "reply-says-sign-in-was-blocked": "strong", "access-login-is-refused": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted"],
  neighbours: ["auth-app-password-required", "auth-bad-password", "auth-lockout"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "act", what: `Sign in to the web mail of ${mailbox(caseFile)} with a browser on this very computer and network, and confirm there that it was you` },
        { do: "act", what: "Look at the account's page of recent sign-ins; if there is one that was not yours, change the password first" },
        { do: "act", what: "Switch a VPN off for the first login after that: a sign-in from another country is what such blocks look for" },
        { do: "act", what: "Then let the mail program log in once. If it is blocked again, use \"Sign in with …\" (OAuth) or an app password" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
