import type { Cause } from "../../cause.ts";

export const quotaConcurrency: Cause = {
  id: "quota-concurrency",
  title: "Too many connections at the same time",
  maturity: "confirmed",
  requires: ["reply-says-too-many-connections"],
  supportedBy: {},
  excludedBy: ["reported-drop-after-idle"],
  neighbours: ["quota-rate-throttle", "net-idle-connection-dropped"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "set", field: "number of connections that the program keeps to the outgoing server", to: "1 (in programs: connection pool size; in Postfix: the destination's concurrency limit)" },
        { do: "act", what: "Close other programs and devices that use the same account or the same internet line, then wait five minutes" },
      ],
      proveBy: ["smtp-greeting", "smtp-login"],
    };
  },
};
