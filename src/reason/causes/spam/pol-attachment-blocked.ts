import type { Cause } from "../../cause.ts";

export const polAttachmentBlocked: Cause = {
  id: "pol-attachment-blocked",
  title: "Attachment of a kind that is not allowed",
  maturity: "confirmed",
  requires: ["reply-says-attachment-is-forbidden"],
  shownBy: ["attachment-is-forbidden-there"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["pol-content-spam", "pol-message-size", "av-outgoing-scan-block"],
  atMost: "likely",
  remedy(caseFile) {
    const read = caseFile.observations.some((one) => one.kind === "message-form");
    return {
      who: "you",
      steps: [
        { do: "act", what: "Send the message without the attachment: it passes" },
        { do: "act", what: "Put the file into a cloud store and send the link, or save it in a harmless form (PDF for a document with macros)" },
        { do: "act", what: "Let a virus scanner look at the file before you pass it on in any way" },
      ],
      proveBy: read ? ["message-form"] : [],
    };
  },
};
