import type { Cause } from "../../cause.ts";

export const quotaRecipientLimit: Cause = {
  id: "quota-recipient-limit",
  title: "Too many recipients in one message",
  maturity: "confirmed",
  requires: ["reply-says-recipient-limit"],
  supportedBy: {},
  // Both are said with 452: where the server speaks of its disk, the recipients are not what it counts.
  excludedBy: ["reply-says-disk-full"],
  neighbours: ["srv-disk-full", "quota-sending-limit"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Split the recipients over several messages, for example 50 at a time; To, Cc and Bcc count together" },
        { do: "act", what: "For regular mail to many use a mailing list or a service made for it" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
