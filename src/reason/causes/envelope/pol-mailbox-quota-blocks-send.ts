import type { Cause } from "../../cause.ts";
import { mailbox } from "../../remedies.ts";

export const polMailboxQuotaBlocksSend: Cause = {
  id: "pol-mailbox-quota-blocks-send",
  title: "Full mailbox that forbids sending",
  maturity: "confirmed",
  requires: ["reply-says-mailbox-full"],
  supportedBy: { "envelope-is-refused-after-login": "fair" },
  excludedBy: [],
  neighbours: ["pol-message-size", "quota-sending-limit", "srv-disk-full"],
  remedy(caseFile) {
    return {
      who: "you",
      steps: [
        { do: "open", what: `the web mail of ${mailbox(caseFile)}, where it shows how full the mailbox is` },
        { do: "act", what: "Save big old messages elsewhere and delete them, then empty the folders for deleted mail and for junk: only then the space is free" },
        { do: "act", what: "Or get more storage from the provider" },
        { do: "wait", how: "some minutes to an hour until the provider has counted anew" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
