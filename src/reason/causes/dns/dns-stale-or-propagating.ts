import type { Cause } from "../../cause.ts";

export const dnsStaleOrPropagating: Cause = {
  id: "dns-stale-or-propagating",
  title: "Old DNS record that is still remembered somewhere",
  maturity: "experimental",
  requires: ["report-says-record-is-old"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["dns-resolver-failure", "dns-ptr-missing", "cfg-host-stale-after-migration"],
  remedy() {
    return {
      who: "domain-owner",
      steps: [
        { do: "act", what: "Ask the name servers of the domain themselves and compare with what your resolver says: they must agree" },
        { do: "act", what: "Wait as long as the old record's time to live says, mostly an hour to a day; restart the router and the machine that still remember it" },
        { do: "act", what: "Where the domain's own name servers disagree, have the one that was left behind corrected" },
      ],
      proveBy: ["system-lookup"],
    };
  },
};
