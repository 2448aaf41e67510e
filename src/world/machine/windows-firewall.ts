import type { OwnFirewallFacts } from "../../model/machine-facts.ts";
import type { Packet } from "./packet.ts";

/** The command whose output `judgeWindows` reads: rules that block on the way out, and what a profile does without a rule (Get-NetFirewallRule, Get-NetFirewallProfile). */
export const windowsFirewallWords: readonly string[] = [
  "powershell.exe",
  "-NoProfile",
  "-NonInteractive",
  "-Command",
  "$r = Get-NetFirewallRule -Direction Outbound -Action Block -Enabled True -PolicyStore ActiveStore -ErrorAction SilentlyContinue | ForEach-Object { $p = $_ | Get-NetFirewallPortFilter; $a = $_ | Get-NetFirewallApplicationFilter; $to = $_ | Get-NetFirewallAddressFilter; [pscustomobject]@{ Name = $_.DisplayName; Profile = [string]$_.Profile; RemoteAddress = @($to.RemoteAddress); Protocol = $p.Protocol; RemotePort = @($p.RemotePort); Program = $a.Program } }; $d = Get-NetFirewallProfile -PolicyStore ActiveStore | ForEach-Object { [pscustomobject]@{ Name = $_.Name; Enabled = [string]$_.Enabled; Outbound = [string]$_.DefaultOutboundAction } }; @{ Rules = @($r); Profiles = @($d) } | ConvertTo-Json -Depth 4 -Compress",
];

type Rule = NonNullable<Printed["Rules"]>[number];

interface Printed {
  readonly Rules?: readonly { readonly Name?: string; readonly Profile?: string; readonly RemoteAddress?: readonly string[]; readonly Protocol?: string; readonly RemotePort?: readonly (string | number)[]; readonly Program?: string }[];
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

/** What Windows Defender Firewall does with a connection. A rule for one program, for certain addresses or for one kind of network stops perhaps: it need not apply. Throws SyntaxError for what is no JSON. */
export function judgeWindows(printed: string, packet: Packet): OwnFirewallFacts {
  const { Rules: rules = [], Profiles: profiles = [] } = JSON.parse(printed) as Printed;
  const base = { tool: "windows-defender" as const, family: packet.family, port: packet.port, rules: rules.length };
  const fitting = rules.filter((rule) => (rule.Protocol === "TCP" || rule.Protocol === "Any" || rule.Protocol === "6") && portHolds(rule.RemotePort ?? ["Any"], packet.port));
  if (profiles.length > 0 && profiles.every((profile) => profile.Enabled === "False")) return { ...base, verdict: "passed" };
  const ofOneProgram = (rule: Rule) => typeof rule.Program === "string" && rule.Program !== "Any";
  const isForAll = (rule: Rule) => !ofOneProgram(rule) && (rule.RemoteAddress ?? ["Any"]).includes("Any") && [undefined, "Any"].includes(rule.Profile);
  const one = fitting.find(isForAll) ?? fitting[0];
  if (one !== undefined) {
    const limits = [ofOneProgram(one) ? `for ${one.Program}` : "", (one.RemoteAddress ?? ["Any"]).includes("Any") ? "" : `to ${(one.RemoteAddress ?? []).slice(0, 3).join(", ")}`, [undefined, "Any"].includes(one.Profile) ? "" : `on networks of the kind ${one.Profile}`].filter((limit) => limit !== "");
    return { ...base, verdict: limits.length === 0 ? "dropped" : "perhaps-stopped", rule: { text: `${one.Name ?? "a rule without a name"}${limits.length === 0 ? "" : ` (${limits.join(", ")})`}`, where: "Windows Defender Firewall, outbound rules", manager: "windows-defender" } };
  }
  const closed = profiles.find((profile) => profile.Enabled === "True" && profile.Outbound === "Block");
  if (closed !== undefined) return { ...base, verdict: "perhaps-stopped", rule: { text: `the profile ${closed.Name ?? ""} blocks what no rule allows`, where: "Windows Defender Firewall, profiles", manager: "windows-defender" } };
  return { ...base, verdict: "passed" };
}
