import { isIP } from "node:net";
import type { Cause } from "../../cause.ts";
import { listingsOf } from "../../listings.ts";

export const repLinkDomainListed: Cause = {
  id: "rep-link-domain-listed",
  title: "Link in the message that leads to a listed domain",
  maturity: "confirmed",
  requires: ["reply-says-link-is-listed"],
  shownBy: ["link-leads-to-a-listed-domain"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["pol-content-spam", "rep-dnsbl-listed", "rep-domain-low"],
  atMost: "likely",
  remedy(caseFile) {
    const listings = listingsOf(caseFile, (name) => isIP(name) === 0);
    return {
      who: "you",
      steps: [
        ...listings.map(({ name, list, removal }) => ({ do: "open" as const, what: `the page of ${list}, which says why ${name} is listed and how it is taken off`, url: removal })),
        { do: "act", what: "Send the message without links and without the signature: it passes" },
        { do: "act", what: "Put links back one by one; replace shortened links by the full address" },
        { do: "act", what: "If your own domain is the listed one, look whether its web site was broken into, clean it, and ask the list to take it off" },
      ],
      proveBy: listings.length > 0 ? ["block-list"] : [],
    };
  },
};
