import type { OwnFirewallFacts } from "../../model/machine-facts.ts";
import type { Packet } from "./packet.ts";

/** The command whose output `judgeWindows` reads: rules that block on the way out, and what a profile does without a rule (Get-NetFirewallRule, Get-NetFirewallProfile). */
export const windowsFirewallWords: readonly string[] = [
  "powershell.exe",
  "-NoProfile",
  "-NonInteractive",
  "-Command",
  "$r = Get-NetFirewallRule -Direction Outbound -Action Block -Enabled True -PolicyStore ActiveStore -ErrorAction SilentlyContinue | ForEach-Object { $p = $_ | Get-NetFirewallPortFilter; $a = $_ | Get-NetFirewallApplicationFilter; [pscustomobject]@{ Name = $_.DisplayName; Protocol = $p.Protocol; RemotePort = @($p.RemotePort); Program = $a.Program } }; $d = Get-NetFirewallProfile -PolicyStore ActiveStore | ForEach-Object { [pscustomobject]@{ Name = $_.Name; Enabled = [string]$_.Enabled; Outbound = [string]$_.DefaultOutboundAction } }; @{ Rules = @($r); Profiles = @($d) } | ConvertTo-Json -Depth 4 -Compress",
];

interface Printed {
  readonly Rules?: readonly { readonly Name?: string; readonly Protocol?: string; readonly RemotePort?: readonly (string | number)[]; readonly Program?: string }[];
  readonly Profiles?: readonly { readonly Name?: string; readonly Enabled?: string; readonly Outbound?: string }[];
}

function portHolds(ports: readonly (string | number)[], port: number): boolean {
  return ports.some((one) => {
    const text = String(one);
    if (text === "Any") return true;
    const [from = "", to = from] = text.split("-");
    return port >= Number(from) && port <= Number(to);
  });
}

/** What Windows Defender Firewall does with a connection. A rule for one program stops perhaps: it need not be the one that sends. Throws SyntaxError for what is no JSON. */
export function judgeWindows(printed: string, packet: Packet): OwnFirewallFacts {
  const { Rules: rules = [], Profiles: profiles = [] } = JSON.parse(printed) as Printed;
  const base = { tool: "windows-defender" as const, family: packet.family, port: packet.port, rules: rules.length };
  const fitting = rules.filter((rule) => (rule.Protocol === "TCP" || rule.Protocol === "Any" || rule.Protocol === "6") && portHolds(rule.RemotePort ?? ["Any"], packet.port));
  const forAll = fitting.find((rule) => rule.Program === undefined || rule.Program === "Any" || rule.Program === null);
  const one = forAll ?? fitting[0];
  if (one !== undefined) return { ...base, verdict: one === forAll ? "dropped" : "perhaps-stopped", rule: { text: `${one.Name ?? "a rule without a name"}${one === forAll ? "" : ` (for ${one.Program})`}`, where: "Windows Defender Firewall, outbound rules", manager: "windows-defender" } };
  const closed = profiles.find((profile) => profile.Enabled === "True" && profile.Outbound === "Block");
  if (closed !== undefined) return { ...base, verdict: "perhaps-stopped", rule: { text: `the profile ${closed.Name ?? ""} blocks what no rule allows`, where: "Windows Defender Firewall, profiles", manager: "windows-defender" } };
  return { ...base, verdict: "passed" };
}
