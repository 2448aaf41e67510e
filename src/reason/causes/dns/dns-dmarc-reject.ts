import type { Cause } from "../../cause.ts";
import { repairedSpf } from "../../domain/repair.ts";

export const dnsDmarcReject: Cause = {
  id: "dns-dmarc-reject",
  title: "Message refused by the DMARC policy of the sender's own domain",
  maturity: "confirmed",
  requires: ["dmarc-policy-forbids-the-mail"],
  supportedBy: { "reply-says-dmarc-forbids": "fair", "dmarc-fails-for-the-sender": "strong" },
  excludedBy: [],
  neighbours: ["dns-spf-dkim-missing", "pol-forwarding-breaks-spf"],
  remedy(caseFile) {
    return {
      who: "domain-owner",
      steps: [
        ...repairedSpf(caseFile),
        { do: "act", what: "Is the sender's address one of a free provider (gmail.com, yahoo.com)? Then it can be sent only by that provider's own server: use it, or an address of your own domain" },
        { do: "act", what: "For an own domain: have the service that sends sign with DKIM for this very domain, and enter it in SPF" },
        { do: "act", what: "Leave the policy as it is until then: it protects the domain against forgers" },
        { do: "act", what: "Set the policy to p=none while you put the records right, and back afterwards", weakens: "anybody can send in the name of the domain as long as it stands" },
      ],
      proveBy: ["dmarc-policy"],
    };
  },
};
