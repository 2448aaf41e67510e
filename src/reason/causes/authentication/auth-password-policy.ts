import type { Cause } from "../../cause.ts";
import { mailbox } from "../../remedies.ts";

export const authPasswordPolicy: Cause = {
  id: "auth-password-policy",
  title: "Password that has to be changed first",
  maturity: "confirmed",
  requires: ["reply-says-password-must-change"],
  supportedBy: { "login-is-refused": "weak" },
  excludedBy: ["account-can-send", "login-is-accepted"],
  neighbours: ["auth-bad-password"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "act", what: `Sign in to the web pages of the provider of ${mailbox(caseFile)} and follow its request for a new password` },
        { do: "set", field: "password of the incoming and the outgoing server", to: "the new password" },
      ],
      proveBy: ["smtp-login", "access-login"],
    };
  },
};
