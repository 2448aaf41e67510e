import type { Cause } from "../../cause.ts";

export const authLockout: Cause = {
  id: "auth-lockout",
  title: "Account locked for a time after too many logins",
  maturity: "confirmed",
  requires: ["reply-says-lockout"],
  supportedBy: { "reply-says-lockout": "strong" },
  excludedBy: ["account-can-send", "login-is-accepted"],
  neighbours: ["auth-app-password-required", "srv-auth-backend-down", "auth-bad-password", "auth-suspicious-login-block"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Close every program and device that uses the account, above all one with an old password: each of its attempts makes the lock last longer" },
        { do: "wait", how: "until the lock ends; mostly 15 minutes to some hours, at the longest a day" },
        { do: "set", field: "password of the incoming and the outgoing server", to: "the right one (where the provider wants app passwords: a new app password), before anything logs in again" },
        { do: "act", what: "Then try once. Do not try again and again" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
