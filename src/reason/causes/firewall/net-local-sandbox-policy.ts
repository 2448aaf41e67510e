import { submissionInQuestion } from "../../../model/route.ts";
import type { Cause } from "../../cause.ts";

export const netLocalSandboxPolicy: Cause = {
  id: "net-local-sandbox-policy",
  title: "A security policy of this system forbids the program to connect",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["connection-is-not-permitted", "reported-connection-is-not-permitted"],
  supportedBy: { "connection-is-not-permitted": "strong", "reported-connection-is-not-permitted": "fair", "policy-wrote-a-denial": "strong" },
  // A policy says no aloud and at once (errno 13 or 1); what is refused or lost was stopped by a filter of packets.
  excludedBy: ["configured-port-is-silent", "configured-port-refuses", "configured-port-is-unreachable"],
  neighbours: ["net-host-firewall-egress"],
  remedy(caseFile) {
    const port = submissionInQuestion(caseFile.routes)?.port ?? 587;
    return {
      who: "server-admin",
      steps: [
        { do: "run", command: "sudo ausearch -m AVC -ts recent; sudo journalctl -k | grep -i apparmor", os: "linux" },
        { do: "run", command: "sudo setsebool -P httpd_can_sendmail 1", os: "linux" },
        { do: "act", what: `With SELinux allow the program's domain what the log line names (for a web server: httpd_can_sendmail; for a port other than 25, 465 and 587 also: semanage port -a -t smtp_port_t -p tcp ${port})` },
        { do: "act", what: "With systemd look at the service's own settings: RestrictAddressFamilies, IPAddressDeny, PrivateNetwork" },
        { do: "act", what: "On a phone: give the mail app the permission to use mobile data and the network in the background" },
        { do: "act", what: "Only to prove it, for a minute: set SELinux to permissive and try again", weakens: "while it is permissive nothing is protected; set it back at once" },
      ],
      proveBy: ["tcp-connect"],
    };
  },
};
