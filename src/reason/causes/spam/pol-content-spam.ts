import type { Cause } from "../../cause.ts";

export const polContentSpam: Cause = {
  id: "pol-content-spam",
  title: "Message refused as spam for what it says",
  maturity: "confirmed",
  requires: ["reply-says-spam"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["rep-domain-low", "pol-attachment-blocked", "rep-link-domain-listed", "rep-ip-receiver-block"],
  atMost: "likely",
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Send a short message of plain words to the same recipient: if that passes, it is the content" },
        { do: "act", what: "Take out what filters dislike: shortened links, pictures without text, words of advertising, a strange Reply-To; then add things back one by one" },
        { do: "act", what: "If a harmless message is refused, tell the receiver's or the provider's postmaster, with the refusal" },
      ],
      proveBy: [],
    };
  },
};
