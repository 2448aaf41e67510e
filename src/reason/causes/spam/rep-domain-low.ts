import type { Cause } from "../../cause.ts";

export const repDomainLow: Cause = {
  id: "rep-domain-low",
  title: "Young or little-known sender's domain that receivers distrust",
  maturity: "experimental",
  requires: ["reply-says-domain-is-distrusted"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["pol-content-spam", "rep-ip-receiver-block", "rep-link-domain-listed"],
  remedy() {
    return {
      who: "domain-owner",
      steps: [
        { do: "act", what: "Have SPF, DKIM and DMARC in order first: without them no reputation can grow" },
        { do: "act", what: "Send little at first, to people who wait for it and answer, and more from week to week" },
        { do: "act", what: "Register the domain at Google Postmaster Tools, and look whether a list has it: newly registered domains drop off by themselves after some weeks" },
      ],
      proveBy: [],
    };
  },
};
