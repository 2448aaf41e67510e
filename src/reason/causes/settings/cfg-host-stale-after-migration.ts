import type { Cause } from "../../cause.ts";
import { setBestRoute } from "../../remedies.ts";

/** The host was right once; since then the provider or the mail domain has moved. */
export const cfgHostStaleAfterMigration: Cause = {
  id: "cfg-host-stale-after-migration",
  title: "Outgoing server from before the mailbox moved",
  maturity: "confirmed",
  requires: ["settings-were-right-once", "host-is-not-the-providers", "other-host-works"],
  requiresOneOf: ["host-does-not-exist", "host-has-no-address", "host-serves-no-submission", "other-host-accepts-the-login", "login-is-refused-by-another-operator"],
  supportedBy: { "settings-worked-before": "strong" },
  excludedBy: ["account-can-send", "host-is-a-misspelling", "login-fails-at-one-of-several-endpoints", "resolver-fails"],
  neighbours: ["cfg-wrong-smtp-host", "srv-submission-unreachable"],
  remedy: (caseFile) => ({
    who: "you",
    steps: [...setBestRoute(caseFile, (about, from) => about.host !== from.host), { do: "act", what: "Compare the incoming server with what the provider says today as well: the two usually move together." }],
    proveBy: ["smtp-hello-tls", "smtp-login"],
  }),
};
