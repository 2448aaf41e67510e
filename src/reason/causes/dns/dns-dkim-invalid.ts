import type { Cause } from "../../cause.ts";

export const dnsDkimInvalid: Cause = {
  id: "dns-dkim-invalid",
  title: "DKIM signature that does not verify",
  maturity: "confirmed",
  requires: ["dkim-signature-cannot-be-verified"],
  supportedBy: { "reply-says-signature-fails": "fair", "dkim-key-is-unusable-in-dns": "strong" },
  excludedBy: [],
  neighbours: ["dns-spf-dkim-missing"],
  remedy() {
    return {
      who: "domain-owner",
      steps: [
        { do: "act", what: "Look for the selector (s=) and the domain (d=) in the DKIM-Signature line of a message that was sent, and ask the DNS for SELECTOR._domainkey.DOMAIN" },
        { do: "act", what: "Publish the key again exactly as the service that signs shows it: in one record, without blanks or cut-off ends" },
        { do: "act", what: "Where the key was changed, restart the service that signs, so that it uses the new one" },
      ],
      proveBy: ["dkim-key"],
    };
  },
};
