import type { Cause } from "../../cause.ts";
import { setBestRoute } from "../../remedies.ts";

/** The settings name a port on which this host takes no mail from mail programs. */
export const cfgWrongPort: Cause = {
  id: "cfg-wrong-port",
  title: "Wrong port for the outgoing server",
  maturity: "confirmed",
  requires: ["port-is-stated", "sibling-port-works"],
  requiresOneOf: ["configured-port-never-opens", "greeting-is-not-smtp", "greeting-never-comes", "another-port-is-the-one-for-logins", "configured-port-refuses"],
  supportedBy: { "control-same-port-opens": "fair", "port-is-a-misspelling": "strong" },
  // The right port in the wrong mode is another fault, and so is a network that shuts the port everywhere.
  excludedBy: ["account-can-send", "letter-comes-as-far-as-its-text", "server-waits-for-tls", "server-speaks-before-tls", "control-same-port-fails", "reply-names-the-source-address"],
  neighbours: ["cfg-plaintext-on-implicit-tls-port", "net-submission-port-blocked", "net-port25-egress-block", "net-host-firewall-egress", "net-smtp-inspection-proxy"],
  remedy: (caseFile) => ({ who: "you", steps: setBestRoute(caseFile, (about, from) => about.host === from.host && about.port !== from.port), proveBy: ["smtp-hello-tls", "smtp-login"] }),
};
