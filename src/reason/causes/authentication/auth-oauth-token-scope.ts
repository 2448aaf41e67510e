import type { Cause } from "../../cause.ts";
import { pagesFor } from "../../provider-pages.ts";

export const authOauthTokenScope: Cause = {
  id: "auth-oauth-token-scope",
  title: "OAuth token without the right to send",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["token-lacks-smtp-scope", "reply-says-token-lacks-right"],
  supportedBy: { "token-lacks-smtp-scope": "strong", "access-login-is-accepted": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted", "reply-says-smtp-auth-is-off"],
  neighbours: ["auth-smtp-auth-disabled", "auth-bad-password"],
  remedy(caseFile) {
    const provider = pagesFor(caseFile)?.name;
    const scope = provider === "Google" ? "https://mail.google.com/" : provider === "Microsoft 365" || provider === "Outlook.com" ? "https://outlook.office.com/SMTP.Send (and offline_access)" : "the provider's scope for SMTP";
    return {
      who: "you",
      steps: [
        { do: "act", what: "Remove the mail program from the connected apps of the account, then sign in again from the mail program and agree to sending as well as reading" },
        { do: "set", field: "scope that the application asks for", to: scope },
        { do: "act", what: "For an application of your own: ask for the token with the audience of the mail service, not of another API of the same provider, and have an administrator consent" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
