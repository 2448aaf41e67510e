import type { Cause } from "../../cause.ts";
import { mailbox, sender, serverName, submissionUser } from "../../remedies.ts";

export const polSenderNotOwned: Cause = {
  id: "pol-sender-not-owned",
  title: "Sender address that the login may not use",
  maturity: "confirmed",
  requires: ["login-may-not-use-the-sender"],
  supportedBy: { "reply-says-sender-not-owned": "fair", "own-address-is-accepted": "strong", "envelope-is-refused-after-login": "fair" },
  excludedBy: ["sender-domain-is-refused"],
  neighbours: ["pol-provider-sandbox-or-unverified-identity", "cfg-auth-not-enabled-in-client", "pol-sender-account-restricted"],
  remedy(caseFile) {
    const user = submissionUser(caseFile);
    const own = user.includes("@") ? user : mailbox(caseFile);
    const from = sender(caseFile);
    return {
      who: "you",
      steps: [
        { do: "set", field: "e-mail address of the sender (From)", ...(from === own ? {} : { from }), to: own },
        { do: "act", what: `Or, to go on sending as ${from === own ? "the other address" : from}: add it as an alias, or give this login the right to send as it, in the provider's web pages` },
        { do: "act", what: `Or send it by the outgoing server of the account that ${from === own ? "the other address" : from} belongs to, with that account's login` },
        { do: "ask", whom: "mail-provider", message: `${serverName(caseFile)} refuses another sender than the one that belongs to the login ${user}. Please permit it, or tell how an alias is added.` },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
