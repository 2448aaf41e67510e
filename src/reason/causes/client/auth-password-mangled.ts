import type { Cause } from "../../cause.ts";

export const authPasswordMangled: Cause = {
  id: "auth-password-mangled",
  title: "Password changed on its way from the settings to the server",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["program-fails-where-we-log-in", "reply-says-password-arrives-changed", "stored-password-is-read-otherwise"],
  provenBy: ["stored-password-is-read-otherwise"],
  supportedBy: { "stored-password-is-read-otherwise": "strong", "login-is-accepted": "fair" },
  excludedBy: [],
  neighbours: ["auth-bad-password", "client-smtp-password-separate", "app-config-not-effective"],
  atMost: "possible",
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Compare the length of the password that the program really has with that of the one you typed: characters such as $ # % & quotes, blanks, backslashes and letters with accents are changed by shells, files of settings and addresses" },
        { do: "act", what: "Put the value into single quotes in the file of settings, double a $ where the program replaces variables (docker compose: $$), write % as %25 in an address of the form smtp://user:password@host" },
        { do: "act", what: "Take an app password, or a password of letters and digits alone, for this program" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
