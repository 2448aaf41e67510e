import type { Cause } from "../../cause.ts";
import { listingsOf } from "../../listings.ts";

export const repDomainLow: Cause = {
  id: "rep-domain-low",
  title: "Young or little-known sender's domain that receivers distrust",
  maturity: "experimental",
  requires: ["reply-says-domain-is-distrusted"],
  shownBy: ["sender-domain-has-a-bad-name"],
  supportedBy: { "test-message-lands-in-junk": "fair" },
  excludedBy: [],
  neighbours: ["pol-content-spam", "rep-ip-receiver-block", "rep-link-domain-listed"],
  remedy(caseFile) {
    const domain = caseFile.target.from.slice(caseFile.target.from.lastIndexOf("@") + 1);
    const listings = listingsOf(caseFile, (name) => domain === name || domain.endsWith(`.${name}`));
    return {
      who: "domain-owner",
      steps: [
        ...listings.map(({ name, list, removal }) => ({ do: "open" as const, what: `the page of ${list}, which says why ${name} is listed and how it is taken off`, url: removal })),
        { do: "act", what: "Have SPF, DKIM and DMARC in order first: without them no reputation can grow" },
        { do: "act", what: "Send little at first, to people who wait for it and answer, and more from week to week" },
        { do: "act", what: "Register the domain at Google Postmaster Tools, and look whether a list has it: newly registered domains drop off by themselves after some weeks" },
      ],
      proveBy: [],
    };
  },
};
