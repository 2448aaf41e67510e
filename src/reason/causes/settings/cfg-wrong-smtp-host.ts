import type { Cause } from "../../cause.ts";
import { hostInWords, setBestRoute } from "../../remedies.ts";

/** In the settings stands a host that is not a submission server of the provider: a slip, the name of the web site, or the one for receiving. */
export const cfgWrongSmtpHost: Cause = {
  id: "cfg-wrong-smtp-host",
  title: "Wrong host name for the outgoing server",
  maturity: "confirmed",
  requires: ["host-is-not-the-providers", "other-host-works"],
  requiresOneOf: ["host-is-a-misspelling", "host-does-not-exist", "host-has-no-address", "host-serves-no-submission", "other-host-accepts-the-login", "login-is-refused-by-another-operator"],
  supportedBy: { "host-is-a-misspelling": "strong", "host-is-the-incoming-server": "strong" },
  excludedBy: ["account-can-send", "stand-in-says-nothing", "settings-were-right-once", "refusing-server-is-another-accounts", "login-fails-at-one-of-several-endpoints", "resolver-fails"],
  neighbours: ["cfg-host-stale-after-migration", "cfg-endpoint-account-mismatch", "srv-submission-unreachable"],
  remedy: (caseFile) => ({
    who: "you",
    steps: [...setBestRoute(caseFile, (about, from) => about.host !== from.host), { do: "act", what: `Look for ${hostInWords(caseFile)} in the other accounts of the mail program too: a copied account copies the mistake.` }],
    proveBy: ["smtp-hello-tls", "smtp-login"],
  }),
};
