import { partWords } from "../../letter-look.ts";
import type { Cause } from "../../cause.ts";

export const avOutgoingScanBlock: Cause = {
  id: "av-outgoing-scan-block",
  title: "Outgoing message stopped by the virus scanner of this machine",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-scanner-stops-mail", "shield-refuses-the-message"],
  shownBy: ["program-of-this-machine-cuts-the-letter"],
  supportedBy: { "program-of-this-machine-cuts-the-letter": "strong", "shield-refuses-the-message": "strong", "mail-port-is-taken-on-this-machine": "fair", "security-product-watches-connections": "fair", "issuer-is-a-mail-shield": "strong", "reported-names-an-antivirus": "fair" },
  excludedBy: [],
  neighbours: ["av-tls-interception", "pol-attachment-blocked", "net-firewall-content-drop"],
  // Words alone may be anybody's; behind the scanner the provider may refuse in the same words. A letter that was tried part by part, and a product in the place to read it, show it.
  atMost: "possible",
  provenBy: ["program-of-this-machine-cuts-the-letter", "shield-refuses-the-message"],
  remedy(caseFile) {
    const one = caseFile.observations.find((each) => each.kind === "letter-cut" && each.ok);
    const part = one?.kind === "letter-cut" && one.ok ? one.saw.part : undefined;
    return {
      who: "you",
      steps: [
        ...(part === undefined ? [] : [{ do: "act" as const, what: `Look into the scanner's log for the time of this run: what it dislikes is ${partWords(part)}` }]),
        { do: "act", what: "Update the virus scanner and restart the machine" },
        { do: "act", what: "Send a short message without attachment: if that passes, the scanner dislikes the content; look into its log for the name it gives" },
        { do: "act", what: "Report the message to the maker as a false alarm" },
        { do: "act", what: "Switch off only the scanning of outgoing mail in the scanner, nothing else, for one test", weakens: "for the time of the test, attachments that you send are not scanned by the mail part; the rest of the protection stays" },
      ],
      proveBy: part === undefined ? [] : ["letter-cut"],
    };
  },
};
