import type { Cause } from "../../cause.ts";

export const polForwardingBreaksSpf: Cause = {
  id: "pol-forwarding-breaks-spf",
  title: "Forwarded mail that fails the checks of the original sender's domain",
  maturity: "confirmed",
  requires: ["forwarded-mail-is-refused"],
  supportedBy: { "reply-says-forwarding-fails": "fair", "refused-sender-is-somebody-else": "strong", "only-the-detour-fails": "fair" },
  excludedBy: [],
  neighbours: ["dns-spf-dkim-missing", "dns-dmarc-reject"],
  atMost: "likely",
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Let the server that forwards rewrite the sender (SRS): Postfix with postsrsd, cPanel and Plesk by a switch" },
        { do: "act", what: "Do not change the message while forwarding, so that its DKIM signature stays whole; sign with ARC where the server can" },
        { do: "act", what: "Instead of forwarding, let the target mailbox fetch the mail (Gmail: Check mail from other accounts), or use the account itself there" },
      ],
      proveBy: [],
    };
  },
};
