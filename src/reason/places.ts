import type { CaseFile } from "../model/case-file.ts";
import type { NetworkIdentityFacts } from "../model/machine-facts.ts";
import type { SamePlace } from "../model/comparison.ts";
import { isIpv6 } from "./compare.ts";

// Whether two case files come from one network, and from one machine. The first three parts of a private address say nothing: every other home has 192.168.1.

/** Within this time a line keeps its public address. */
const togetherMs = 3_600_000;

const isPrivate = (address: string) => /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|127\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(address);

/** The first 64 bits of an IPv6 address, as the number of a network. */
function sixNetwork(address: string): string {
  const [left = "", right = ""] = address.toLowerCase().replace(/%.*$/, "").split("::");
  const head = left.split(":").filter((part) => part !== "");
  const tail = right.split(":").filter((part) => part !== "");
  const words = address.includes("::") ? [...head, ...Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => "0"), ...tail] : head;
  return `${words.slice(0, 4).map((word) => Number.parseInt(word, 16).toString(16)).join(":")}::/64`;
}

/** What a file shows of where it was measured. */
interface Where {
  readonly identity: NetworkIdentityFacts | undefined;
  /** The address by which servers see this line, where one greeted back with it. */
  readonly egress: ReadonlySet<string>;
  /** The networks of the own addresses: those with a length, else the first three parts of old files' addresses. */
  readonly four: ReadonlySet<string>;
  readonly six: ReadonlySet<string>;
}

/** Many servers greet back with the address that they see; some repeat the one that was said to them, which is this machine's own. */
function egressOf(file: CaseFile): ReadonlySet<string> {
  const lines = file.observations.flatMap((one) => (one.ok && (one.kind === "smtp-hello" || one.kind === "smtp-hello-tls") && !one.vantage.startsWith("elsewhere") ? [one.saw.reply.lines[0] ?? ""] : []));
  const all = lines.flatMap((line) => [...line.matchAll(/[[(](?:IPv6:)?([0-9a-f.:]+)[\])]/gi)].map((found) => found[1] ?? ""));
  return new Set(all.filter((address) => (/^\d{1,3}(\.\d{1,3}){3}$/.test(address) ? !isPrivate(address) : address.includes(":"))).map((address) => (isIpv6(address) ? sixNetwork(address) : address)));
}

function whereOf(file: CaseFile): Where {
  const identity = file.observations.flatMap((one) => (one.ok && one.kind === "network-identity" ? [one.saw] : []))[0];
  const own = file.observations.flatMap((one) => (one.ok && (one.kind === "tcp-connect" || one.kind === "control-connect") && !one.vantage.startsWith("elsewhere") ? [one.saw.localAddress.replace(/^::ffff:/i, "")] : [])).filter((address) => address !== "");
  const fromOwn = (six: "yes" | "no") => own.filter((address) => isIpv6(address) === (six === "yes")).map((address) => (six === "yes" ? sixNetwork(address) : `${address.split(".").slice(0, 3).join(".")}.0/24`));
  const networks = identity?.networks ?? [];
  const named = (six: "yes" | "no") => networks.filter((one) => isIpv6(one) === (six === "yes"));
  const put = (six: "yes" | "no") => new Set(named(six).length > 0 ? named(six) : fromOwn(six));
  return { identity, egress: egressOf(file), four: put("no"), six: new Set([...put("yes")].filter((one) => /^[23]/.test(one))) };
}

const shared = (a: ReadonlySet<string>, b: ReadonlySet<string>) => [...a].some((one) => b.has(one));
const both = (a: ReadonlySet<string>, b: ReadonlySet<string>) => a.size > 0 && b.size > 0;

/** Do two case files come from one network? The strongest evidence decides; where there is none the answer is that nobody knows. */
export function samePlace(first: CaseFile, second: CaseFile): SamePlace {
  const [a, b] = [whereOf(first), whereOf(second)];
  const together = Math.abs(Date.parse(first.startedAt) - Date.parse(second.startedAt)) <= togetherMs;
  const [one, other] = [a.identity, b.identity];
  const told = (is: SamePlace["is"], why: string): SamePlace => ({ is, why });
  if (one !== undefined && other !== undefined) {
    if ((one.kind === "tunnel") !== (other.kind === "tunnel")) return told("other", "one of the two went through a tunnel (VPN), the other did not");
    if (one.gatewayMark !== undefined && other.gatewayMark !== undefined) return one.gatewayMark === other.gatewayMark ? told("same", "both went through the same router") : told("other", "they went through different routers");
    if (one.nameMark !== undefined && other.nameMark !== undefined && one.nameMark !== other.nameMark) return told("other", "they were in different wireless networks");
  }
  if (both(a.egress, b.egress)) {
    if (shared(a.egress, b.egress)) return told("same", "servers saw both coming from the same address");
    if (together) return told("other", "servers saw them coming from different addresses");
  }
  if (both(a.six, b.six)) {
    if (shared(a.six, b.six)) return told("same", "both have addresses of the same IPv6 network");
    if (together) return told("other", "their addresses are of different IPv6 networks");
  }
  if (both(a.four, b.four)) {
    const open = [...a.four].filter((network) => b.four.has(network)).some((network) => !isPrivate(network));
    if (open) return told("same", "both have addresses of the same network");
    if (!shared(a.four, b.four)) return told("other", "their own addresses are of different networks");
  }
  if (one !== undefined && other !== undefined) {
    if ((one.kind === "mobile") !== (other.kind === "mobile") && one.kind !== "unknown" && other.kind !== "unknown") return told("other", "one came over a mobile line, the other did not");
    if (together && one.resolvers.length > 0 && other.resolvers.length > 0 && !one.resolvers.some((resolver) => other.resolvers.includes(resolver))) return told("other", "they were given different DNS servers");
  }
  return told("not-known", one === undefined || other === undefined ? "one of the files was written by an older version, which did not keep by what a network is known" : "both have private addresses of one kind, which many networks have alike");
}

/** Do two case files come from one machine? By the mark of its installation, else by its name. */
export function sameMachine(first: CaseFile, second: CaseFile): boolean {
  const [one, other] = [first, second].map((file) => whereOf(file).identity?.machineMark);
  if (one !== undefined && other !== undefined) return one === other;
  const name = (file: CaseFile) => file.observations.find((each) => !each.kind.startsWith("elsewhere-"))?.vantage;
  return name(first) === name(second);
}
