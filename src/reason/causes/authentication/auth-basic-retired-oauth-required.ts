import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const authBasicRetiredOauthRequired: Cause = {
  id: "auth-basic-retired-oauth-required",
  title: "Password login retired by the provider in favour of OAuth",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["only-oauth-is-offered", "reply-says-basic-is-retired"],
  supportedBy: { "reply-says-basic-is-retired": "strong", "only-oauth-is-offered": "strong" },
  excludedBy: ["account-can-send", "login-is-accepted", "token-is-in-use", "login-mechanisms-differ"],
  neighbours: ["auth-app-password-required", "auth-smtp-auth-disabled", "auth-mechanism-mismatch"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "act", what: "In the mail program, remove the account and add it again, choosing the provider by name or \"Sign in with …\": the program then gets a token by the browser" },
        { do: "set", field: "authentication method of the outgoing server", from: "password", to: "OAuth2" },
        { do: "act", what: "Where a device or program knows no OAuth (printers, scripts): update it, or let it hand its mail to a relay that does. An app password does not help: it goes the same closed way" },
        { do: "ask", whom: "server-admin", message: `${serverName(caseFile)} refuses passwords for sending. Is an OAuth registration for our mail program there, or a relay for devices that cannot do OAuth?` },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
