import type { Cause } from "../../cause.ts";

export const queueWorkerStalled: Cause = {
  id: "queue-worker-stalled",
  title: "Queue that no worker serves",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-queue-stands-still", "queue-is-served-by-nobody"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["client-outbox-stuck", "app-config-not-effective"],
  // That messages stay in a queue is said of many faults; a queue that was looked at shows this one.
  atMost: "possible",
  provenBy: ["queue-is-served-by-nobody"],
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Look whether the worker runs: systemctl status, supervisorctl status, docker ps, or the application's page of background jobs" },
        { do: "act", what: "Start it, let the system start it at every boot, and restart it after each change of settings: it keeps the old ones otherwise" },
        { do: "act", what: "Send one message without the queue (the test button of most applications): if that arrives, only the worker is to blame" },
      ],
      proveBy: [],
    };
  },
};
