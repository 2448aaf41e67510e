import type { OwnFirewallFacts } from "../../model/machine-facts.ts";
import type { Packet } from "./packet.ts";

const services: Readonly<Record<string, number>> = { smtp: 25, smtps: 465, submission: 587, submissions: 465, imap: 143, imaps: 993, pop3: 110, pop3s: 995, https: 443, http: 80 };
const portOf = (text: string) => services[text] ?? Number(text);

/** What macOS' or a BSD's packet filter does with a connection, by `pfctl -sr` (pf.conf(5)): the last rule that fits decides, unless one says "quick". */
export function judgePf(printed: string, packet: Packet): OwnFirewallFacts {
  const lines = printed.split("\n").map((line) => line.trim()).filter((line) => /^(block|pass)\b/.test(line));
  const base = { tool: "pf" as const, family: packet.family, port: packet.port, rules: lines.length };
  let last: { readonly line: string; readonly stops: "yes" | "no" | "perhaps" } | undefined;
  for (const line of lines) {
    const [head = "", to = ""] = line.split(/\bto\b/);
    if (/\bin\b/.test(head) || (/\bproto\b/.test(line) && !/\bproto (tcp|\{[^}]*tcp)/.test(line)) || (/\binet6\b/.test(line) && packet.family === 4) || (/\binet\b/.test(line) && packet.family === 6)) continue;
    const port = /\bport (?:= )?(\{[^}]*\}|\S+(?:\s*(?::|><)\s*\S+)?)/.exec(to)?.[1];
    if (port !== undefined) {
      const parts = port.replace(/[{}]/g, "").split(/[,\s]+/).filter((part) => part !== "" && part !== "=");
      const fits = parts.some((part) => {
        const [from = "", until = from] = part.split(":");
        return packet.port >= portOf(from) && packet.port <= portOf(until);
      });
      if (!fits) continue;
    }
    // A destination, a user or a table that is named cannot be judged from here.
    const open = /^\s*any\b/.test(to.trim()) || to.trim() === "" || /^\s*port\b/.test(to);
    const certain = open && !/\buser\b|\bfrom (?!any)/.test(line);
    const stops = line.startsWith("pass") ? "no" : certain ? "yes" : "perhaps";
    if (!certain && line.startsWith("pass")) continue;
    last = { line, stops };
    if (/\bquick\b/.test(line) && certain) break;
  }
  if (last === undefined || last.stops === "no") return { ...base, verdict: "passed" };
  const rule = { text: last.line.slice(0, 200), where: "pf, the rules that pfctl -sr lists", manager: "pf" as const };
  return { ...base, verdict: last.stops === "perhaps" ? "perhaps-stopped" : /\breturn(-rst|-icmp)?\b/.test(last.line) ? "rejected" : "dropped", rule };
}
