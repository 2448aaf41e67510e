import { messageFaults } from "../../../model/message-faults.ts";
import type { Cause } from "../../cause.ts";
import { faultsOf, faultWords } from "../../message-look.ts";

export const polContentSpam: Cause = {
  id: "pol-content-spam",
  title: "Message refused as spam for what it says",
  maturity: "confirmed",
  requires: ["reply-says-spam"],
  shownBy: ["filter-calls-it-spam"],
  supportedBy: { "test-message-lands-in-junk": "fair" },
  // A server that reads says so in a reply, and reads what comes encrypted just as well.
  excludedBy: ["letter-passes-encrypted"],
  neighbours: ["rep-domain-low", "pol-attachment-blocked", "rep-link-domain-listed", "rep-ip-receiver-block"],
  atMost: "likely",
  remedy(caseFile) {
    const message = caseFile.observations.find((one) => one.kind === "message-form" && one.ok);
    const counting = message?.kind === "message-form" && message.ok ? faultsOf(message.saw, "counts") : [];
    const filtered = caseFile.observations.some((one) => one.kind === "filter-verdict");
    return {
      who: "you",
      steps: [
        ...counting.map((fault) => ({ do: "act" as const, what: `${faultWords(fault)}: ${messageFaults[fault.code].cure}` })),
        { do: "act", what: "Send a short message of plain words to the same recipient: if that passes, it is the content" },
        { do: "act", what: "Take out what filters dislike: shortened links, pictures without text, words of advertising, a strange Reply-To; then add things back one by one" },
        { do: "act", what: "If a harmless message is refused, tell the receiver's or the provider's postmaster, with the refusal" },
      ],
      proveBy: filtered ? ["filter-verdict"] : [],
    };
  },
};
