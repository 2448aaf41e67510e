import type { OwnFirewallFacts } from "../../model/machine-facts.ts";
import { printedBy, type StateReading } from "./ask-system.ts";
import { judgeIptables } from "./iptables.ts";
import { judgeNft } from "./nft.ts";
import type { Packet } from "./packet.ts";
import { judgePf } from "./pf.ts";
import { judgeWindows, windowsFirewallWords } from "./windows-firewall.ts";

const worse: readonly OwnFirewallFacts["verdict"][] = ["passed", "perhaps-stopped", "rejected", "dropped"];

async function linuxFirewall(packet: Packet): Promise<StateReading<OwnFirewallFacts>> {
  const found: OwnFirewallFacts[] = [];
  const wrongs: string[] = [];
  const nft = await printedBy(["nft", "-j", "list", "ruleset"]);
  if ("printed" in nft) found.push(judgeNft(nft.printed === "" ? "{}" : nft.printed, packet));
  else wrongs.push(nft.wrong);
  // The old kernel interface has rules of its own, which nft does not list; the new one's rules with extensions are clearer in iptables' words.
  const save = packet.family === 4 ? "iptables" : "ip6tables";
  for (const variant of [`${save}-save`, `${save}-legacy-save`]) {
    const printed = await printedBy([variant, "-t", "filter"]);
    if ("printed" in printed && printed.printed !== "") found.push(judgeIptables(printed.printed, packet));
    else if ("wrong" in printed) wrongs.push(printed.wrong);
  }
  if (found.length === 0) return { why: wrongs.every((wrong) => wrong.includes("not there")) ? "no program of this machine lists the rules of its packet filter" : "the rules of this machine's packet filter are not readable without root" };
  // What iptables says for certain settles what nft could only call possible.
  const certain = found.filter((one) => one.verdict !== "perhaps-stopped");
  const judged = certain.some((one) => one.verdict !== "passed") ? certain : found.some((one) => one.tool === "iptables" && one.verdict === "passed" && one.rules > 0) ? certain : found;
  const [worst] = [...(judged.length > 0 ? judged : found)].sort((a, b) => worse.indexOf(b.verdict) - worse.indexOf(a.verdict));
  return { saw: worst as OwnFirewallFacts };
}

/** What this system's own packet filter does with a packet. */
export async function firewall(packet: Packet): Promise<StateReading<OwnFirewallFacts>> {
  try {
    switch (process.platform) {
      case "linux":
        return await linuxFirewall(packet);
      case "win32": {
        const printed = await printedBy(windowsFirewallWords);
        return "printed" in printed ? { saw: judgeWindows(printed.printed, packet) } : { why: `PowerShell, which lists the rules, ${printed.wrong}` };
      }
      case "darwin":
      case "freebsd":
      case "openbsd": {
        // "*" stands for the rules of every anchor too, in their places (pfctl(8)); where the filter is not enabled, none applies.
        const [rules, info] = [await printedBy(["pfctl", "-a", "*", "-sr"]), await printedBy(["pfctl", "-s", "info"])];
        const off = "printed" in info && /^Status: Disabled/m.test(info.printed);
        return "printed" in rules ? { saw: judgePf(off ? "" : rules.printed, packet) } : { why: "the rules of this machine's packet filter are not readable without root" };
      }
      default:
        return { why: "the packet filter of this system is not known" };
    }
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { why: "what the packet filter's own program printed could not be read" };
  }
}
