import type { Step } from "../../../model/diagnosis.ts";
import type { Cause } from "../../cause.ts";
import { setWorkingRoute } from "../../remedies.ts";

export const netIspPort25ClientBlock: Cause = {
  id: "net-isp-port25-client-block",
  title: "The internet provider blocks outgoing port 25",
  maturity: "confirmed",
  requires: ["port-25-is-in-question", "control-same-port-fails", "control-web-opens"],
  requiresOneOf: ["configured-port-is-silent", "configured-port-refuses", "configured-port-is-unreachable", "configured-port-never-opens"],
  supportedBy: { "line-is-an-access-line": "strong", "connection-stops-beyond-the-own-network": "fair", "server-answers-from-elsewhere": "fair", "works-over-another-network": "strong", "another-device-here-fails-too": "fair" },
  excludedBy: ["server-is-this-machine", "account-can-send", "line-is-a-hosters", "own-machine-withholds-packets", "this-machine-sends-the-refusal", "vpn-carries-the-traffic", "own-rule-stops-the-connection", "fails-over-another-network-too", "another-device-here-sends"],
  neighbours: ["net-port25-egress-block", "isp-smarthost-required", "net-submission-port-blocked", "net-ipv6-broken", "net-host-firewall-egress", "net-vpn-path-block", "net-container-no-egress"],
  // The same silence comes from a hosting company: from one vantage only the kind of line tells.
  atMost: "likely",
  remedy(caseFile) {
    const proven = setWorkingRoute(caseFile);
    const customary: readonly Step[] = [
      { do: "set", field: "port", from: "25", to: "587" },
      { do: "set", field: "connection security", to: "STARTTLS" },
    ];
    return {
      who: "you",
      steps: [
        ...(proven.length > 0 ? proven : customary),
        { do: "act", what: "Where the provider of the mailbox has port 465, take that with SSL/TLS. Port 25 is for mail servers among themselves, not for mail programs" },
        { do: "ask", whom: "isp", message: "Is outgoing TCP port 25 blocked on my line, and can you unblock it? If not: which relay (smarthost) of yours may I use?" },
      ],
      proveBy: ["tcp-connect", "smtp-hello-tls", "smtp-login"],
    };
  },
};
