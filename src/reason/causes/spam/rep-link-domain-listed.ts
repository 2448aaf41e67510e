import type { Cause } from "../../cause.ts";

export const repLinkDomainListed: Cause = {
  id: "rep-link-domain-listed",
  title: "Link in the message that leads to a listed domain",
  maturity: "confirmed",
  requires: ["reply-says-link-is-listed"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["pol-content-spam", "rep-dnsbl-listed", "rep-domain-low"],
  atMost: "likely",
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Send the message without links and without the signature: it passes" },
        { do: "act", what: "Put links back one by one; replace shortened links by the full address" },
        { do: "act", what: "If your own domain is the listed one, look whether its web site was broken into, clean it, and ask the list to take it off" },
      ],
      proveBy: [],
    };
  },
};
