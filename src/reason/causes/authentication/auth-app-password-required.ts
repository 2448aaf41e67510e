import type { Cause } from "../../cause.ts";
import { openPage, pagesFor } from "../../provider-pages.ts";

export const authAppPasswordRequired: Cause = {
  id: "auth-app-password-required",
  title: "App password required in place of the account password",
  maturity: "confirmed",
  requires: ["reply-names-app-password"],
  shownBy: ["only-web-mail-accepts-the-pair"],
  supportedBy: { "reply-names-app-password": "strong", "access-login-is-refused": "fair", "provider-has-app-passwords": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted", "only-oauth-is-offered", "access-login-is-accepted", "token-is-in-use", "account-lives-at-a-sister-endpoint"],
  neighbours: ["auth-bad-password", "auth-basic-retired-oauth-required", "auth-lockout", "auth-suspicious-login-block", "auth-protocol-access-disabled"],
  // By the user's word alone the access may be switched off as well, or the password mistyped here.
  atMost: "possible",
  provenBy: ["reply-names-app-password", "provider-has-app-passwords"],
  remedy(caseFile) {
    const known = pagesFor(caseFile);
    return {
      who: "you",
      steps: [
        { do: "act", what: "Best, where the mail program offers it: remove the account and add it again with \"Sign in with …\" (OAuth); then no password is stored at all" },
        openPage(known?.appPassword, "the security settings of the mail account in the web: app passwords (also called application-specific password or authorisation code). Keep two-factor sign-in on: it is what the app password belongs to"),
        { do: "set", field: "password of the outgoing server", from: "the account's own password", to: "the new app password, without blanks" },
        { do: "set", field: "password of the incoming server", from: "the account's own password", to: "the same app password" },
      ],
      proveBy: ["smtp-login", "access-login"],
    };
  },
};
