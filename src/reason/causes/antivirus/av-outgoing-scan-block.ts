import type { Cause } from "../../cause.ts";

export const avOutgoingScanBlock: Cause = {
  id: "av-outgoing-scan-block",
  title: "Outgoing message stopped by the virus scanner of this machine",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-scanner-stops-mail", "shield-refuses-the-message"],
  supportedBy: { "shield-refuses-the-message": "strong", "mail-port-is-taken-on-this-machine": "fair", "security-product-watches-connections": "fair", "issuer-is-a-mail-shield": "strong", "reported-names-an-antivirus": "fair" },
  excludedBy: [],
  neighbours: ["av-tls-interception", "pol-attachment-blocked"],
  // Behind the scanner the provider may refuse in the same words: only the scanner's own log tells who spoke. Words alone are hearsay.
  atMost: "possible",
  provenBy: ["shield-refuses-the-message"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Update the virus scanner and restart the machine" },
        { do: "act", what: "Send a short message without attachment: if that passes, the scanner dislikes the content; look into its log for the name it gives" },
        { do: "act", what: "Report the message to the maker as a false alarm" },
        { do: "act", what: "Switch off only the scanning of outgoing mail in the scanner, nothing else, for one test", weakens: "for the time of the test, attachments that you send are not scanned by the mail part; the rest of the protection stays" },
      ],
      proveBy: [],
    };
  },
};
