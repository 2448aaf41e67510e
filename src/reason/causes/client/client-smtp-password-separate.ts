import type { Cause } from "../../cause.ts";
import { serverName, submissionUser } from "../../remedies.ts";

export const clientSmtpPasswordSeparate: Cause = {
  id: "client-smtp-password-separate",
  title: "Old password for sending kept in the mail program",
  maturity: "confirmed",
  requires: ["program-fails-where-we-log-in"],
  supportedBy: { "login-is-accepted": "strong", "access-login-is-accepted": "fair", "stored-passwords-differ": "strong" },
  excludedBy: ["stored-password-is-read-otherwise"],
  neighbours: ["auth-password-mangled", "app-config-not-effective"],
  atMost: "likely",
  provenBy: ["stored-passwords-differ"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "open", what: "the account settings of the mail program, the part for the outgoing server (SMTP): it keeps a password of its own, apart from the incoming one" },
        { do: "set", field: `password of the outgoing server ${serverName(caseFile)}`, from: "an older one", to: "the same as for receiving, which was accepted just now" },
        { do: "set", field: "user name of the outgoing server", to: submissionUser(caseFile) },
        { do: "act", what: "Where there is no such field: delete the stored password (Thunderbird: Settings, Privacy & Security, Saved Passwords, the line smtp://; Windows: Credential Manager; macOS: Keychain Access), then send and type it when asked" },
      ],
      proveBy: ["smtp-login"],
    };
  },
};
