import type { Cause } from "../../cause.ts";
import { hostInWords } from "../../remedies.ts";

/** A server of one's own, or of a small provider, takes no connections on the ports for mail programs. */
export const srvSubmissionUnreachable: Cause = {
  id: "srv-submission-unreachable",
  title: "Mail server that does not listen on the ports for mail programs",
  maturity: "confirmed",
  requires: ["configured-port-never-opens", "submission-ports-stay-shut"],
  requiresOneOf: ["control-same-port-opens", "host-answers-on-another-port"],
  supportedBy: { "configured-port-refuses": "fair", "host-answers-on-another-port": "strong", "server-is-silent-elsewhere-too": "strong", "fails-over-another-network-too": "fair" },
  excludedBy: ["account-can-send", "this-machine-sends-the-refusal", "connection-stops-in-the-own-network", "refusal-comes-from-the-way", "well-known-operators-alone-open", "one-relay-alone-opens", "mail-ports-differ-by-operator", "host-does-not-exist", "host-has-no-address", "control-same-port-fails", "other-host-is-vouched-for", "host-is-a-known-providers", "host-is-only-guessed", "server-answers-from-elsewhere", "works-over-another-network", "another-device-here-sends", "works-without-the-vpn"],
  neighbours: ["auth-ip-banned", "net-submission-port-blocked", "net-host-firewall-egress", "cfg-wrong-port", "cfg-wrong-smtp-host", "prov-outage"],
  remedy: (caseFile) => ({
    who: "server-admin",
    steps: [
      { do: "ask", whom: "server-admin", message: `${hostInWords(caseFile)} opens neither port 465 nor port 587 from outside, while the same ports open elsewhere. Does the submission service run there, and do the firewall and the router let both ports in?` },
      { do: "run", command: "ss -ltn '( sport = :465 or sport = :587 )'", os: "linux" },
      { do: "act", what: "If nothing listens: switch the submission services on (Postfix: uncomment submission and submissions in master.cf) and restart the mail server." },
      { do: "act", what: "If it listens: open TCP 465 and 587 inwards in the server's firewall, at the hoster, and in the router's port forwarding." },
    ],
    proveBy: ["tcp-connect", "smtp-hello-tls"],
  }),
};
