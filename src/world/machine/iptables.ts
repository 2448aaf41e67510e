import { BlockList } from "node:net";
import type { DecidingRule, OwnFirewallFacts } from "../../model/machine-facts.ts";
import { allOf, type Holds, managerOf, not, type Packet } from "./packet.ts";

// Reads `iptables-save -t filter` or `ip6tables-save -t filter` (iptables-save(8), iptables-extensions(8)) and follows OUTPUT.

interface Rule {
  readonly words: readonly string[];
  readonly line: string;
}

/** Splits a line as iptables-save prints it: blanks part, double quotes hold together. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

function portsHold(text: string, port: number): Holds {
  return text.split(",").some((part) => {
    const [from = "", to = from] = part.split(":");
    return port >= Number(from || 0) && port <= Number(to || 65535);
  })
    ? "yes"
    : "no";
}

function addressHolds(text: string, packet: Packet): Holds {
  const kind = packet.family === 4 ? "ipv4" : "ipv6";
  const list = new BlockList();
  try {
    for (const part of text.split(",")) {
      const [address = "", bits] = part.split("/");
      if (bits?.includes(".") === true) return "unknown";
      if (bits === undefined) list.addAddress(address, kind);
      else list.addSubnet(address, Number(bits), kind);
    }
    return list.check(packet.destination, kind) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

function uidHolds(text: string, packet: Packet): Holds {
  if (packet.uid === undefined || !/^\d+(-\d+)?$/.test(text)) return "unknown";
  const [from = 0, to = from] = text.split("-").map(Number);
  return packet.uid >= from && packet.uid <= to ? "yes" : "no";
}

interface Read {
  readonly fits: Holds;
  readonly target?: string;
  readonly goes: "jump" | "goto";
}

function readRule(rule: Rule, packet: Packet): Read {
  const conditions: Holds[] = [];
  let target: string | undefined;
  let goes: Read["goes"] = "jump";
  let negated = false;
  const { words } = rule;
  const take = (at: number) => words[at + 1] ?? "";
  for (let at = 2; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const put = (holds: Holds) => {
      conditions.push(negated ? not(holds) : holds);
      negated = false;
      at += 1;
    };
    switch (word) {
      case "!":
        negated = true;
        break;
      case "-p":
      case "--protocol":
        put(["tcp", "all", "6"].includes(take(at)) ? "yes" : "no");
        break;
      case "--dport":
      case "--dports":
      case "--destination-port":
        put(portsHold(take(at), packet.port));
        break;
      case "-d":
        put(addressHolds(take(at), packet));
        break;
      case "-o": {
        const name = take(at);
        const own = packet.interface;
        put(own === undefined ? "unknown" : name.endsWith("+") ? (own.startsWith(name.slice(0, -1)) ? "yes" : "no") : own === name ? "yes" : "no");
        break;
      }
      case "--uid-owner":
        put(uidHolds(take(at), packet));
        break;
      case "--ctstate":
      case "--state":
        put(take(at).split(",").includes("NEW") ? "yes" : "no");
        break;
      case "--syn":
        conditions.push(negated ? "no" : "yes");
        negated = false;
        break;
      case "-m":
      case "--comment":
      case "--reject-with":
      case "--log-prefix":
      case "--log-level":
        at += 1;
        break;
      case "-j":
      case "-g":
        target = take(at);
        goes = word === "-g" ? "goto" : "jump";
        at += 1;
        break;
      default:
        // A condition that is not known here: it may hold or not.
        if (word.startsWith("-")) conditions.push("unknown");
        negated = false;
    }
  }
  return { fits: allOf(conditions), goes, ...(target === undefined ? {} : { target }) };
}

type Ended = { readonly verdict: "accept" | "drop" | "reject" | "perhaps"; readonly rule?: DecidingRule } | "goes-on" | "returns";

const maxDepth = 16;
const shown = 200;

/** What the filter table does with the first packet of a connection. */
export function judgeIptables(printed: string, packet: Packet): OwnFirewallFacts {
  const chains = new Map<string, Rule[]>();
  const policies = new Map<string, string>();
  let table = "";
  for (const line of printed.split("\n")) {
    if (line.startsWith("*")) table = line.slice(1).trim();
    if (table !== "filter") continue;
    const declared = /^:(\S+) (\S+)/.exec(line);
    if (declared?.[1] !== undefined) {
      chains.set(declared[1], []);
      policies.set(declared[1], declared[2] ?? "-");
    }
    if (!line.startsWith("-A ")) continue;
    const words = wordsOf(line);
    chains.get(words[1] ?? "")?.push({ words, line });
  }
  const ruleOf = (chain: string, rule: Rule): DecidingRule => {
    const manager = managerOf(chain);
    return { text: rule.line.slice(0, shown), where: `table filter, chain ${chain}`, ...(manager === undefined ? {} : { manager }) };
  };
  const walk = (chain: string, depth: number): Ended => {
    let perhaps: DecidingRule | undefined;
    // A rule that may let it pass makes every later stop uncertain.
    let mayPass = false;
    for (const rule of chains.get(chain) ?? []) {
      const { fits, target, goes } = readRule(rule, packet);
      if (fits === "no" || target === undefined) continue;
      if (target === "ACCEPT" || target === "RETURN" || target === "NFQUEUE") {
        if (fits === "yes") return perhaps !== undefined ? { verdict: "perhaps", rule: perhaps } : target === "RETURN" ? "returns" : { verdict: "accept" };
        mayPass = true;
        continue;
      }
      if (target === "DROP" || target === "REJECT") {
        if (fits === "yes" && !mayPass) return { verdict: target === "DROP" ? "drop" : "reject", rule: ruleOf(chain, rule) };
        perhaps ??= ruleOf(chain, rule);
        if (fits === "yes") return { verdict: "perhaps", rule: perhaps };
        continue;
      }
      if (!chains.has(target) || depth >= maxDepth) continue;
      const ended = walk(target, depth + 1);
      if (ended === "goes-on" || ended === "returns") {
        if (goes === "goto" && fits === "yes") return "returns";
        continue;
      }
      if (fits === "yes" && !(mayPass && ended.verdict !== "accept")) return ended;
      if (ended.verdict !== "accept") perhaps ??= ended.rule;
    }
    return perhaps === undefined ? "goes-on" : { verdict: "perhaps", rule: perhaps };
  };
  const rules = [...chains.entries()].filter(([name]) => name !== "INPUT" && name !== "FORWARD").reduce((sum, [, list]) => sum + list.length, 0);
  const base = { tool: "iptables" as const, family: packet.family, port: packet.port, rules };
  const ended = walk("OUTPUT", 0);
  if (ended === "goes-on" || ended === "returns") return policies.get("OUTPUT") === "DROP" ? { ...base, verdict: "dropped", rule: { text: ":OUTPUT DROP", where: "table filter, policy of chain OUTPUT" } } : { ...base, verdict: "passed" };
  if (ended.verdict === "accept") return { ...base, verdict: "passed" };
  return { ...base, verdict: ended.verdict === "drop" ? "dropped" : ended.verdict === "reject" ? "rejected" : "perhaps-stopped", ...(ended.rule === undefined ? {} : { rule: ended.rule }) };
}
