import type { Cause } from "../../cause.ts";
import { mailbox, serverName, submissionUser } from "../../remedies.ts";

export const authBadPassword: Cause = {
  id: "auth-bad-password",
  title: "Wrong user name or password",
  maturity: "confirmed",
  requires: ["login-is-refused", "access-login-is-refused"],
  requiresOneOf: ["reply-blames-the-pair"],
  supportedBy: { "reply-blames-the-pair": "fair" },
  excludedBy: ["account-can-send", "login-is-accepted", "web-mail-accepts-the-pair", "only-oauth-is-offered", "login-mechanisms-differ", "reply-gives-another-reason", "reply-says-lockout", "reply-says-sign-in-was-blocked", "reply-says-password-must-change"],
  neighbours: ["auth-app-password-required", "auth-password-mangled", "auth-lockout", "auth-suspicious-login-block", "auth-protocol-access-disabled", "srv-auth-backend-down", "net-transparent-smtp-redirect", "cfg-endpoint-account-mismatch"],
  atMost: "likely",
  remedy(caseFile) {
    const token = caseFile.target.credential?.kind === "oauth-token";
    return {
      who: "you",
      steps: token
        ? [
            { do: "act", what: "Take a fresh token: sign the mail program out of the account and in again; a token lives an hour or so, and ends with a changed password" },
            { do: "run", command: `cantsend ${mailbox(caseFile)} --oauth-token-env TOKEN`, os: "any" },
          ]
        : [
            { do: "act", what: `Sign in to the web mail of ${mailbox(caseFile)} with the very same password, typed by hand: that tells whether the password is right at all` },
            { do: "act", what: "If the web refuses it too: set a new password there, by its own page for forgotten passwords" },
            { do: "set", field: `password of the incoming and the outgoing server (user name ${submissionUser(caseFile)})`, to: "the password that the web accepts, typed by hand without blanks around it" },
            { do: "ask", whom: "mail-provider", message: `The password works in the web and is refused by ${serverName(caseFile)} for mail programs. Is an app password needed, or is access by mail programs switched off?` },
          ],
      proveBy: ["access-login", "smtp-login"],
    };
  },
};
