import { BlockList } from "node:net";
import type { DecidingRule, OwnFirewallFacts, RuleVerdict } from "../../model/machine-facts.ts";
import { allOf, type Holds, managerOf, not, type Packet } from "./packet.ts";

// Reads `nft -j list ruleset` (libnftables-json(5)) and follows the path that the first packet of a connection takes through it.

type Json = Readonly<Record<string, unknown>>;
interface Chain {
  readonly family: string;
  readonly table: string;
  readonly name: string;
  readonly type?: string;
  readonly hook?: string;
  readonly prio?: number;
  readonly policy?: string;
  readonly rules: { readonly expr: readonly Json[]; readonly handle: number }[];
}
interface SetOf {
  readonly elements: readonly unknown[];
}

const isRecord = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown) => (typeof value === "string" ? value : undefined);

interface Ruleset {
  readonly chains: readonly Chain[];
  readonly sets: ReadonlyMap<string, SetOf>;
}

/** Throws SyntaxError for what is no JSON. */
export function parseNft(printed: string): Ruleset {
  const tree = JSON.parse(printed) as { readonly nftables?: readonly Json[] };
  const chains = new Map<string, Chain>();
  const sets = new Map<string, SetOf>();
  for (const entry of tree.nftables ?? []) {
    const chain = entry.chain;
    if (isRecord(chain)) {
      const [family, table, name] = [text(chain.family) ?? "", text(chain.table) ?? "", text(chain.name) ?? ""];
      chains.set(`${family} ${table} ${name}`, { family, table, name, rules: [], ...(text(chain.type) === undefined ? {} : { type: text(chain.type) as string }), ...(text(chain.hook) === undefined ? {} : { hook: text(chain.hook) as string }), ...(typeof chain.prio === "number" ? { prio: chain.prio } : {}), ...(text(chain.policy) === undefined ? {} : { policy: text(chain.policy) as string }) });
    }
    const rule = entry.rule;
    if (isRecord(rule) && Array.isArray(rule.expr)) chains.get(`${text(rule.family)} ${text(rule.table)} ${text(rule.chain)}`)?.rules.push({ expr: rule.expr.filter(isRecord), handle: Number(rule.handle) });
    const set = entry.set;
    if (isRecord(set)) sets.set(`${text(set.family)} ${text(set.table)} ${text(set.name)}`, { elements: Array.isArray(set.elem) ? set.elem : [] });
  }
  return { chains: [...chains.values()], sets };
}

function covers(prefix: Json, address: string, family: 4 | 6): Holds {
  const list = new BlockList();
  const kind = family === 4 ? "ipv4" : "ipv6";
  try {
    list.addSubnet(String(prefix.addr), Number(prefix.len), kind);
    return list.check(address, kind) ? "yes" : "no";
  } catch {
    return "unknown";
  }
}

/** Is a value of the packet among what stands on the right of a comparison? */
function among(value: number | string, right: unknown, packet: Packet, sets: (name: string) => SetOf | undefined): Holds {
  if (typeof right === "number" || typeof right === "string") {
    const named = typeof right === "string" && right.startsWith("@") ? sets(right.slice(1)) : undefined;
    if (named !== undefined) return among(value, { set: named.elements }, packet, sets);
    if (typeof right === "string" && right.startsWith("@")) return "unknown";
    if (typeof right === "string" && right.endsWith("*") && typeof value === "string") return value.startsWith(right.slice(0, -1)) ? "yes" : "no";
    return String(right) === String(value) ? "yes" : "no";
  }
  if (!isRecord(right)) return "unknown";
  if (Array.isArray(right.set)) {
    const each = right.set.map((one: unknown) => among(value, isRecord(one) && isRecord(one.elem) ? one.elem.val : one, packet, sets));
    return each.includes("yes") ? "yes" : each.includes("unknown") ? "unknown" : "no";
  }
  if (Array.isArray(right.range) && typeof value === "number") return value >= Number(right.range[0]) && value <= Number(right.range[1]) ? "yes" : "no";
  if (isRecord(right.prefix) && typeof value === "string") return covers(right.prefix, value, packet.family);
  return "unknown";
}

function valueOf(left: unknown, packet: Packet): number | string | "other-protocol" | undefined {
  if (!isRecord(left)) return undefined;
  if (isRecord(left.payload)) {
    const { protocol, field } = left.payload;
    if ((protocol === "tcp" || protocol === "th") && field === "dport") return packet.port;
    if (protocol === "udp" || protocol === "icmp" || protocol === "icmpv6" || protocol === "sctp") return "other-protocol";
    if (field === "daddr") return (protocol === "ip6" ? 6 : 4) === packet.family ? packet.destination : "other-protocol";
    if (protocol === "ip" && packet.family === 6) return "other-protocol";
    if (protocol === "ip6" && packet.family === 4) return "other-protocol";
    if (protocol === "ip" && field === "protocol") return "tcp";
  }
  if (isRecord(left.meta)) {
    switch (left.meta.key) {
      case "l4proto":
        return "tcp";
      case "nfproto":
        return packet.family === 4 ? "ipv4" : "ipv6";
      case "skuid":
        return packet.uid;
      case "oifname":
      case "oif":
        return packet.interface;
      default:
        return undefined;
    }
  }
  if (isRecord(left.ct) && left.ct.key === "state") return "new";
  return undefined;
}

function holds(match: Json, packet: Packet, sets: (name: string) => SetOf | undefined): Holds {
  const value = valueOf(match.left, packet);
  if (value === "other-protocol") return "no";
  if (value === undefined) return "unknown";
  const { op, right } = match;
  if (typeof value === "number" && typeof right === "number" && typeof op === "string" && ["<", ">", "<=", ">="].includes(op)) {
    const yes = op === "<" ? value < right : op === ">" ? value > right : op === "<=" ? value <= right : value >= right;
    return yes ? "yes" : "no";
  }
  const found = Array.isArray(right) ? among(value, { set: right }, packet, sets) : among(value === "tcp" && right === 6 ? 6 : value, right, packet, sets);
  return op === "!=" ? not(found) : found;
}

type Ended = { readonly verdict: "accept" | "drop" | "reject" | "perhaps"; readonly rule?: DecidingRule } | "goes-on";

const maxDepth = 16;
const shown = 160;

function ruleOf(chain: Chain, rule: Chain["rules"][number]): DecidingRule {
  const manager = managerOf(`${chain.table} ${chain.name}`);
  return { text: JSON.stringify(rule.expr.filter((one) => !("counter" in one))).slice(0, shown), where: `table ${chain.family} ${chain.table}, chain ${chain.name}, handle ${rule.handle}`, ...(manager === undefined ? {} : { manager }) };
}

function walk(chain: Chain, set: Ruleset, packet: Packet, depth: number): Ended | "returns" {
  let perhaps: DecidingRule | undefined;
  /** A rule that may let it pass makes every later stop uncertain. */
  let mayPass = false;
  const sets = (name: string) => set.sets.get(`${chain.family} ${chain.table} ${name}`);
  for (const rule of chain.rules) {
    const fits = allOf(rule.expr.map((one): Holds => ("match" in one && isRecord(one.match) ? holds(one.match, packet, sets) : "limit" in one || "xt" in one || "vmap" in one ? "unknown" : "yes")));
    if (fits === "no") continue;
    const says = rule.expr.find((one) => "accept" in one || "drop" in one || "reject" in one || "jump" in one || "goto" in one || "return" in one || "queue" in one);
    if (says === undefined) continue;
    if ("accept" in says || "queue" in says) {
      if (fits === "yes") return perhaps === undefined ? { verdict: "accept" } : { verdict: "perhaps", rule: perhaps };
      mayPass = true;
      continue;
    }
    if ("return" in says) {
      if (fits === "yes") return perhaps === undefined ? "returns" : { verdict: "perhaps", rule: perhaps };
      mayPass = true;
      continue;
    }
    if ("drop" in says || "reject" in says) {
      if (fits === "yes" && !mayPass) return { verdict: "drop" in says ? "drop" : "reject", rule: ruleOf(chain, rule) };
      perhaps ??= ruleOf(chain, rule);
      if (fits === "yes") return { verdict: "perhaps", rule: perhaps };
      continue;
    }
    const target = isRecord(says.jump) ? says.jump.target : isRecord(says.goto) ? says.goto.target : undefined;
    const next = set.chains.find((one) => one.family === chain.family && one.table === chain.table && one.name === target);
    if (next === undefined || depth >= maxDepth) continue;
    const ended = walk(next, set, packet, depth + 1);
    if (ended === "returns" || ended === "goes-on") {
      if ("goto" in says && fits === "yes") return "returns";
      continue;
    }
    if (fits === "yes" && !(mayPass && ended.verdict !== "accept")) return ended;
    if (ended.verdict !== "accept") perhaps ??= ended.rule;
  }
  if (perhaps !== undefined) return { verdict: "perhaps", rule: perhaps };
  return "goes-on";
}

/** What the ruleset does with the first packet of a connection: every base chain on the way out must let it pass. Throws SyntaxError for what is no JSON. */
export function judgeNft(printed: string, packet: Packet): OwnFirewallFacts {
  const set = parseNft(printed);
  const families = packet.family === 4 ? ["ip", "inet"] : ["ip6", "inet"];
  const out = set.chains.filter((chain) => families.includes(chain.family) && (chain.hook === "output" || chain.hook === "postrouting") && chain.type !== "nat").sort((a, b) => (a.prio ?? 0) - (b.prio ?? 0));
  const base = { tool: "nftables" as const, family: packet.family, port: packet.port, rules: out.reduce((sum, chain) => sum + chain.rules.length, 0) };
  let perhaps: DecidingRule | undefined;
  for (const chain of out) {
    const ended = walk(chain, set, packet, 0);
    if (ended === "goes-on" || ended === "returns") {
      if (chain.policy !== "drop") continue;
      const manager = managerOf(`${chain.table} ${chain.name}`);
      return { ...base, verdict: "dropped", rule: { text: "policy drop", where: `table ${chain.family} ${chain.table}, chain ${chain.name}`, ...(manager === undefined ? {} : { manager }) } };
    }
    if (ended.verdict === "perhaps") perhaps ??= ended.rule;
    else if (ended.verdict !== "accept") return { ...base, verdict: verdictOf(ended.verdict), ...(ended.rule === undefined ? {} : { rule: ended.rule }) };
  }
  return perhaps === undefined ? { ...base, verdict: "passed" } : { ...base, verdict: "perhaps-stopped", rule: perhaps };
}

const verdictOf = (verdict: "drop" | "reject"): RuleVerdict => (verdict === "drop" ? "dropped" : "rejected");
