import type { Cause } from "../../cause.ts";

export const appConfigNotEffective: Cause = {
  id: "app-config-not-effective",
  title: "Settings that the running program does not use",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["report-says-settings-are-not-used", "stored-settings-are-not-in-effect"],
  supportedBy: {},
  excludedBy: [],
  neighbours: ["auth-bad-password", "srv-local-mta-absent", "queue-worker-stalled"],
  remedy() {
    return {
      who: "server-admin",
      steps: [
        { do: "act", what: "Find out which settings the running process really has: print its environment, or use the program's own test button and its log. The server that answers must be the one in the settings" },
        { do: "act", what: "Restart the program, its container and its background workers after every change of the settings; clear its cache of settings (Laravel: php artisan config:cache; Rails, Django: restart all workers)" },
        { do: "act", what: "Look for a second place with the same settings that wins: a table in the database, an environment variable, a second file" },
      ],
      proveBy: [],
    };
  },
};
