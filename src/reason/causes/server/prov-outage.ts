import type { Cause } from "../../cause.ts";
import { serverName } from "../../remedies.ts";

export const provOutage: Cause = {
  id: "prov-outage",
  title: "Fault of the mail service itself",
  maturity: "confirmed",
  requires: ["reply-says-outage"],
  supportedBy: {},
  excludedBy: ["account-can-send", "controls-open-and-say-nothing-too", "unrelated-providers-fail-alike", "access-network-demands-its-relay", "reply-says-filter-does-not-answer", "works-over-another-network", "another-device-here-sends"],
  neighbours: ["srv-auth-backend-down", "srv-disk-full", "srv-milter-failure"],
  atMost: "likely",
  remedy(caseFile) {
    return {
      who: "mail-provider",
      steps: [
        { do: "act", what: "Leave the settings as they are: the fault is not with you" },
        { do: "open", what: "the provider's status page" },
        { do: "wait", how: "half an hour, then try again; messages in the outbox stay there" },
        { do: "ask", whom: "mail-provider", message: `${serverName(caseFile)} answers with a fault of its own; its words are quoted in the report. Is there an outage?` },
      ],
      proveBy: ["smtp-greeting", "smtp-login"],
    };
  },
};
