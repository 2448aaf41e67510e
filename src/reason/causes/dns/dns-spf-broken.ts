import type { Cause } from "../../cause.ts";
import { repairedSpf } from "../../domain/repair.ts";

export const dnsSpfBroken: Cause = {
  id: "dns-spf-broken",
  title: "SPF record that cannot be evaluated",
  maturity: "confirmed",
  requires: ["spf-record-cannot-be-evaluated"],
  supportedBy: { "reply-says-spf-record-is-broken": "fair", "spf-record-is-broken-in-dns": "strong" },
  excludedBy: [],
  neighbours: ["dns-spf-dkim-missing"],
  remedy(caseFile) {
    return {
      who: "domain-owner",
      steps: [
        ...repairedSpf(caseFile),
        { do: "act", what: "Look at all TXT records of the domain that begin with v=spf1: there must be exactly one" },
        { do: "act", what: "Join several into one: v=spf1, then everything that stood in them, then one -all or ~all at the end" },
        { do: "act", what: "Count the terms include, a, mx, exists and redirect, those inside the included records as well: more than ten are too many. Remove services that no longer send" },
      ],
      proveBy: ["spf-survey"],
    };
  },
};
