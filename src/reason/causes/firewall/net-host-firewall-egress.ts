import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netHostFirewallEgress: Cause = {
  id: "net-host-firewall-egress",
  title: "A firewall of this machine or of its own network stops outgoing mail",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["own-machine-withholds-packets", "mail-ports-are-prohibited", "this-machine-sends-the-refusal", "connection-stops-in-the-own-network"],
  supportedBy: { "own-machine-withholds-packets": "strong", "this-machine-sends-the-refusal": "strong", "connection-stops-in-the-own-network": "strong", "control-same-port-fails": "fair", "control-web-opens": "fair" },
  excludedBy: ["account-can-send", "connection-is-not-permitted", "configured-port-opens", "connection-stops-beyond-the-own-network", "well-known-operators-alone-open", "mail-ports-differ-by-operator"],
  neighbours: ["net-submission-port-blocked", "net-port25-egress-block", "net-local-sandbox-policy", "av-port-or-worm-rule-block", "net-vpn-path-block", "net-container-no-egress"],
  remedy(caseFile) {
    const port = submissionInQuestion(caseFile.routes)?.port ?? 587;
    return {
      who: "network-admin",
      steps: [
        { do: "run", command: "sudo nft list ruleset; sudo iptables -S OUTPUT", os: "linux" },
        { do: "run", command: "Get-NetFirewallRule -Direction Outbound -Action Block -Enabled True", os: "windows" },
        { do: "act", what: `Allow outgoing TCP connections to port ${port} in the rule that stops them: on this machine first, then in the firewall of the network` },
        { do: "act", what: "On a web server with cPanel or WHM: allow the program's user in 'SMTP Restrictions', or in the SMTP settings of CSF, instead of opening the port for everybody" },
        { do: "ask", whom: "network-admin", message: `Outgoing TCP connections to port ${port} are stopped, to every mail server, while the web works. Please allow them for mail programs.` },
      ],
      proveBy: ["tcp-connect", "egress-count"],
    };
  },
};
