import type { View } from "../model/case-file.ts";
import type { Observation } from "../model/observation.ts";
import { countingConnects, mailPorts } from "./compare.ts";
import { type At, isAt, question } from "./look.ts";

// How signs find what a second place saw. Selection only: no judgement lives here.

type Connect = At<Observation<"elsewhere-connect">>;

/** Connections that the second place tried: to the host and port in question, and to the same port of unrelated hosts. */
export interface Elsewhere {
  readonly own: readonly Connect[];
  readonly controls: readonly Connect[];
}

/**
 * The connections of the second place, but for those that only lacked IPv6 there. Of the server in question only the addresses that were tried
 * here count: where a name leads elsewhere to another machine, that one says nothing about this.
 */
export function connectsElsewhere(seen: View<"tcp-connect" | "elsewhere-connect">): Elsewhere {
  const route = question(seen);
  const all = (seen.of("elsewhere-connect") as readonly Observation<"elsewhere-connect">[]).filter(isAt).filter((one) => one.ok || !["network-unreachable", "no-such-route"].includes(one.failure.code)) as readonly Connect[];
  const here = all.filter((one) => one.about.port === route?.port);
  const tried = new Set(countingConnects(seen).map((one) => one.about.address));
  return { own: here.filter((one) => one.about.host === route?.host.toLowerCase() && tried.has(one.about.address)), controls: route !== undefined && mailPorts.includes(route.port) ? here.filter((one) => one.about.host !== route.host.toLowerCase()) : [] };
}

/** What the second place calls itself, as words of a sentence. */
export function placeOf(one: Observation): string {
  const name = /^elsewhere \((.*)\)$/.exec(one.vantage)?.[1];
  return name === undefined || ["vantage", "another machine"].includes(name) ? "another place" : `another place (${name})`;
}
