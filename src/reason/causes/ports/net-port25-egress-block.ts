import type { Cause } from "../../cause.ts";
import { liftedBy, setWorkingRoute } from "../../remedies.ts";

export const netPort25EgressBlock: Cause = {
  id: "net-port25-egress-block",
  title: "The hosting company blocks outgoing port 25",
  maturity: "confirmed",
  requires: ["port-25-is-in-question", "control-same-port-fails", "control-web-opens"],
  requiresOneOf: ["configured-port-is-silent", "configured-port-refuses", "configured-port-is-unreachable", "configured-port-never-opens"],
  supportedBy: { "hoster-is-known-to-close-the-port": "fair", "line-is-a-hosters": "strong", "machine-has-a-public-address": "fair", "connection-stops-beyond-the-own-network": "fair", "server-answers-from-elsewhere": "fair" },
  excludedBy: ["server-is-this-machine", "account-can-send", "line-is-an-access-line", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "vpn-carries-the-traffic", "own-rule-stops-the-connection"],
  neighbours: ["net-isp-port25-client-block", "net-submission-port-blocked", "net-ipv6-broken", "net-host-firewall-egress", "net-vpn-path-block", "net-container-no-egress"],
  // The same silence comes from the access provider of a home line: from one vantage only the kind of line tells.
  atMost: "likely",
  remedy: (caseFile) => ({
    who: "you",
    steps: [
      ...setWorkingRoute(caseFile),
      { do: "act", what: "Hand messages to a relay with a login instead of delivering them yourself: port 587 with STARTTLS or 465 with SSL/TLS, and where these are blocked too, 2525 of a relay service" },
      ...liftedBy(caseFile),
      { do: "ask", whom: "isp", message: "Outgoing TCP port 25 is blocked for my server. Please unblock it; I run a mail server with correct reverse DNS and authenticated users." },
    ],
    proveBy: ["tcp-connect", "smtp-hello-tls", "smtp-login"],
  }),
};
