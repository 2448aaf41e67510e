import type { Cause } from "../../cause.ts";

export const cliWrongSmtpForIdentity: Cause = {
  id: "cli-wrong-smtp-for-identity",
  title: "Message sent through the server of another account",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["refusing-server-is-another-accounts", "foreign-sender-is-refused"],
  supportedBy: { "envelope-is-refused-after-login": "fair", "reply-says-sender-not-owned": "fair", "sender-is-of-another-domain": "fair" },
  excludedBy: ["account-can-send"],
  neighbours: ["pol-sender-not-owned"],
  atMost: "likely",
  provenBy: ["refusing-server-is-another-accounts"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "In the mail program, open the settings of the sender (identity) in question and choose the outgoing server of the same account there" },
        { do: "act", what: "Test with a message to yourself from each of your addresses" },
        { do: "act", what: "If there is no outgoing server for this address, add one: the provider of the address names it" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
