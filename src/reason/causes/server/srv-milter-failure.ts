import type { Cause } from "../../cause.ts";

export const srvMilterFailure: Cause = {
  id: "srv-milter-failure",
  title: "Mail filter of the server that does not answer",
  maturity: "confirmed",
  requires: ["reply-says-filter-does-not-answer"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["rep-greylisting", "quota-rate-throttle", "prov-outage"],
  atMost: "likely",
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Look which filter the log names (milter, opendkim, rspamd, clamav, spamassassin), start it, and have it started at every boot" },
        { do: "act", what: "Compare the address of its socket in both settings: inside the chroot of Postfix a path is another one" },
        { do: "act", what: "Free memory or disk where the filter was killed, and update its signatures" },
        { do: "act", what: "Let mail pass while the filter is down: milter_default_action = accept in Postfix", weakens: "mail is neither scanned nor signed as long as it stands" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
