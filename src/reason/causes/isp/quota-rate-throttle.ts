import type { Cause } from "../../cause.ts";

export const quotaRateThrottle: Cause = {
  id: "quota-rate-throttle",
  title: "Messages sent faster than is allowed",
  maturity: "confirmed",
  requires: ["reply-says-rate"],
  supportedBy: {},
  excludedBy: ["reply-says-filter-does-not-answer"],
  neighbours: ["quota-sending-limit", "rep-greylisting", "quota-concurrency", "srv-milter-failure"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "wait", how: "15 to 60 minutes without any attempt" },
        { do: "set", field: "messages per minute of the program or script that sends", to: "less; begin with one message every few seconds and one connection" },
        { do: "act", what: "Look whether another program or device sends by the same account at the same time" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
