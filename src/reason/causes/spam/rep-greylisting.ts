import type { Cause } from "../../cause.ts";

export const repGreylisting: Cause = {
  id: "rep-greylisting",
  title: "First contact put off by the receiver (greylisting)",
  maturity: "confirmed",
  requires: ["reply-says-greylisting"],
  supportedBy: {},
  excludedBy: ["reply-says-filter-does-not-answer"],
  neighbours: ["quota-rate-throttle", "srv-milter-failure"],
  remedy() {
    return {
      who: "you",
      steps: [
        { do: "wait", how: "5 to 15 minutes, then send the same message again, to the same recipient, without changing it" },
        { do: "act", what: "A program that sends directly must try again by itself; hand its mail to your provider's submission server (port 465 or 587), which does" },
      ],
      proveBy: ["smtp-envelope"],
    };
  },
};
