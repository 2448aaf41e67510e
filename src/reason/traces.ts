import type { View } from "../model/case-file.ts";
import type { HopFacts, IcmpFacts, PathTraceFacts } from "../model/path-facts.ts";
import { type At, at, isAt, question, type Seen } from "./look.ts";

// How signs read the ways that connections were followed along. Selection only: no judgement lives here.

export type Trace = At<Seen<"path-trace">>;

/** The followed connection in question, and those that serve for comparison. */
export function traces(seen: View<"path-trace">): { readonly own: Trace | undefined; readonly twin: Trace | undefined; readonly others: readonly Trace[] } {
  const route = question(seen);
  const all = seen.of("path-trace").filter((one) => one.ok && isAt(one)) as unknown as readonly Trace[];
  const own = route === undefined ? undefined : (at(seen, "path-trace", { host: route.host, port: route.port }).find((one) => one.ok) as Trace | undefined);
  const others = all.filter((one) => one !== own);
  return { own, twin: others.find((one) => one.about.address === own?.about.address && one.saw.outcome === "open"), others: others.filter((one) => one.saw.outcome === "open") };
}

/** The last device that said anything. */
export function lastHop(facts: PathTraceFacts): HopFacts | undefined {
  return facts.hops.findLast((hop) => hop.by !== undefined);
}

/** How far a connection was seen to come, in devices. */
export function reachedBy(facts: PathTraceFacts): number {
  return Math.max(facts.answeredAt ?? 0, lastHop(facts)?.ttl ?? 0);
}

/** Does an error message say that somebody forbids the connection (RFC 1812 section 5.2.7.1, RFC 4443 section 3.1), rather than that nobody is there? */
export function isProhibition(told: IcmpFacts): boolean {
  return told.by.includes(":") ? told.type === 1 && [1, 5, 6].includes(told.code) : told.type === 3 && [9, 10, 13].includes(told.code);
}

/** The error messages that people know by a name. */
export function toldInWords(told: IcmpFacts): string {
  const names: Readonly<Record<string, string>> = told.by.includes(":") ? { "1.0": "no way there", "1.1": "prohibited", "1.3": "address unreachable", "1.4": "port unreachable" } : { "3.0": "network unreachable", "3.1": "host unreachable", "3.3": "port unreachable", "3.9": "network prohibited", "3.10": "host prohibited", "3.13": "prohibited" };
  return `"${names[`${told.type}.${told.code}`] ?? "unreachable"}" (ICMP type ${told.type} code ${told.code})`;
}

/**
 * Where the connection in question was opened or refused, against the distance of the server itself on another port of the same address.
 * `nearer` only in the nearer half of the way: in the farther one it may be the server's own firewall, or the next of several machines behind one address.
 */
export function nearerAnswer(seen: View<"path-trace">): { readonly own: Trace; readonly twin: Trace; readonly near: number; readonly far: number; readonly is: "nearer" | "as-far" } | undefined {
  const { own, twin } = traces(seen);
  const [near, far] = [own?.saw.answeredAt, twin?.saw.answeredAt];
  if (own === undefined || twin === undefined || near === undefined || far === undefined) return undefined;
  return { own, twin, near, far, is: near < far && near * 2 <= far + 1 ? "nearer" : "as-far" };
}
