import type { Cause } from "../../cause.ts";
import { repairedSpf } from "../../domain/repair.ts";

export const dnsSpfDkimMissing: Cause = {
  id: "dns-spf-dkim-missing",
  title: "Sender's domain without SPF or DKIM for this way of sending",
  maturity: "confirmed",
  requires: ["sender-is-not-authenticated"],
  supportedBy: { "reply-says-sender-is-unauthenticated": "fair", "spf-leaves-out-the-sender": "strong" },
  excludedBy: ["spf-record-is-broken-in-dns"],
  neighbours: ["dns-dmarc-reject", "net-wrong-source-ip", "pol-forwarding-breaks-spf", "dns-spf-broken", "dns-dkim-invalid"],
  remedy(caseFile) {
    return {
      who: "domain-owner",
      steps: [
        ...repairedSpf(caseFile),
        { do: "act", what: "Look which server sends: the receiver's words name its address" },
        { do: "act", what: "Add that server to the domain's one SPF record (TXT at the domain itself): the provider's help page names what belongs there, such as include:_spf.google.com" },
        { do: "act", what: "Switch on DKIM at the provider that sends, and publish the key that it shows" },
      ],
      proveBy: ["spf-evaluation"],
    };
  },
};
