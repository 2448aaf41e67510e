import type { Cause } from "../../cause.ts";

export const clientOutboxStuck: Cause = {
  id: "client-outbox-stuck",
  title: "Message that stays in the outbox without any attempt to send it",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-outbox-stands-still", "outbox-holds-untried-mail"],
  supportedBy: {},
  excludedBy: ["queue-is-served-by-nobody"],
  neighbours: ["queue-worker-stalled", "client-software-bug"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "act", what: "Look that the program is online: no offline mode (Outlook: Send/Receive, Work Offline; Thunderbird: File, Offline), no airplane mode, no saving of data or battery that stops it" },
        { do: "act", what: "Move the message from the outbox to the drafts, restart the program, open the message and send it again" },
        { do: "act", what: "Delete a very large message from the outbox: it blocks those behind it" },
      ],
      proveBy: [],
    };
  },
};
