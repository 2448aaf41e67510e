import type { Cause } from "../../cause.ts";

export const srvContentFilterDown: Cause = {
  id: "srv-content-filter-down",
  title: "Content filter behind the server that is down",
  maturity: "confirmed",
  requires: ["report-says-filter-port-refuses"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["srv-milter-failure", "srv-local-mta-absent"],
  atMost: "likely",
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Start the filter that listens there (amavis on 10024), and look into its log for why it ended" },
        { do: "act", what: "Free memory or disk, update its signatures, and have it started at every boot" },
        { do: "act", what: "Send the queue again: postqueue -f. Nothing is lost meanwhile: the messages wait" },
      ],
      proveBy: ["smtp-canary"],
    };
  },
};
