import { submissionInQuestion } from "../../../model/route.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import type { Step } from "../../../model/diagnosis.ts";
import type { OwnFirewallFacts } from "../../../model/machine-facts.ts";
import type { Cause } from "../../cause.ts";

/** The rule of this machine that stops the connection, where it was read. */
function ownRule(caseFile: CaseFile): OwnFirewallFacts | undefined {
  const read = caseFile.observations.find((one) => one.kind === "own-firewall" && one.ok && (one.saw.verdict === "dropped" || one.saw.verdict === "rejected"));
  return read?.kind === "own-firewall" && read.ok ? read.saw : undefined;
}

/** How the rule is changed with the tool that wrote it: by hand it would come back with the tool's next start. */
function changeOf({ tool, rule, family }: OwnFirewallFacts, port: number): readonly Step[] {
  switch (rule?.manager) {
    case "ufw":
      return [{ do: "run", command: `sudo ufw insert 1 allow out ${port}/tcp`, os: "linux" }];
    case "firewalld":
      return [{ do: "act", what: `Allow outgoing TCP port ${port} in the firewalld policy that stops it (firewall-cmd --list-all-policies shows them)` }];
    case "csf":
      return [{ do: "act", what: "In /etc/csf/csf.conf put the user or group that sends into SMTP_ALLOWUSER or SMTP_ALLOWGROUP (or, in cPanel, into 'SMTP Restrictions'), then run: csf -r" }];
    case "windows-defender":
      return [{ do: "open", what: "Windows Defender Firewall with Advanced Security, Outbound Rules: change or disable just that rule" }];
    case "pf":
      return [{ do: "act", what: `In /etc/pf.conf put "pass out quick proto tcp to any port ${port}" above that rule, then run: sudo pfctl -f /etc/pf.conf` }];
    default: {
      const [, place] = /^table (\S+ \S+), chain (?:\S+)/.exec(rule?.where ?? "") ?? [];
      const chain = /chain (\S+?)(?:,|$)/.exec(rule?.where ?? "")?.[1] ?? "output";
      if (tool === "nftables" && place !== undefined) return [{ do: "run", command: `sudo nft insert rule ${place} ${chain} tcp dport ${port} accept`, os: "linux" }, { do: "act", what: "Write the same line into /etc/nftables.conf, or it is gone with the next start" }];
      return [{ do: "run", command: `sudo ${family === 6 ? "ip6tables" : "iptables"} -I OUTPUT -p tcp --dport ${port} -j ACCEPT`, os: "linux" }, { do: "act", what: "Save it the way your system does (iptables-save, netfilter-persistent save), or it is gone with the next start" }];
    }
  }
}

export const netHostFirewallEgress: Cause = {
  id: "net-host-firewall-egress",
  title: "A firewall of this machine or of its own network stops outgoing mail",
  maturity: "confirmed",
  requires: [],
  requiresOneOf: ["own-machine-withholds-packets", "mail-ports-are-prohibited", "this-machine-sends-the-refusal", "connection-stops-in-the-own-network", "own-rule-stops-the-connection"],
  supportedBy: { "own-machine-withholds-packets": "strong", "this-machine-sends-the-refusal": "strong", "connection-stops-in-the-own-network": "strong", "control-same-port-fails": "fair", "control-web-opens": "fair", "own-rule-stops-the-connection": "strong" },
  excludedBy: ["account-can-send", "connection-is-not-permitted", "configured-port-opens", "connection-stops-beyond-the-own-network", "well-known-operators-alone-open", "mail-ports-differ-by-operator"],
  neighbours: ["net-submission-port-blocked", "net-port25-egress-block", "net-local-sandbox-policy", "av-port-or-worm-rule-block", "net-vpn-path-block", "net-container-no-egress"],
  remedy(caseFile) {
    const port = submissionInQuestion(caseFile.routes)?.port ?? 587;
    const own = ownRule(caseFile);
    if (own?.rule !== undefined) {
      return {
        who: "you",
        steps: [{ do: "act", what: `The rule that stops it stands in ${own.rule.where}: ${own.rule.text}` }, ...changeOf(own, port), { do: "act", what: "Leave the rest of the firewall as it is: only this port, and if the rule can name one, only for the program that sends" }],
        proveBy: ["tcp-connect", "own-firewall"],
      };
    }
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
