import type { DnsReply, World } from "../../world/world.ts";
import type { Found, RecordType, Resolve } from "./question.ts";
import { plainName } from "./question.ts";

/** Longer than a resolver that has to ask a slow authority itself. */
const answerMs = 6_000;
/** At most so many questions at once to one server, and so many remembered answers. */
const mostAtOnce = 32;
const mostRemembered = 20_000;

/** Asks the configured resolvers, each question once. */
export interface Asker {
  readonly resolve: Resolve;
  /** Asks one server and no other; nothing is remembered. */
  readonly at: (server: string, name: string, type: RecordType, recursion: "desired" | "not-desired") => Promise<{ readonly found: Found; readonly reply?: DnsReply }>;
  /** How many questions went out, and how often an answer was at hand already. */
  readonly counts: () => { readonly asked: number; readonly spared: number };
}

/** What a DNS answer says to the question: an rcode other than "no such name" leaves it open. */
export function foundIn(reply: DnsReply, type: RecordType): Found {
  if (reply.rcode === "NXDOMAIN") return { state: "no-name" };
  if (reply.rcode !== "NOERROR") return { state: "failed", why: `${reply.resolver} answered ${reply.rcode}${reply.extendedError === undefined ? "" : ` (${reply.extendedError})`}` };
  const mine = reply.answers.filter((record) => record.type === type);
  if (mine.length === 0) return { state: "none" };
  return {
    state: "found",
    values: mine.map((record) => record.value),
    ttl: Math.min(...mine.map((record) => record.ttl)),
    // Signed, and nobody has checked the signature: that is neither yes nor no.
    authenticated: reply.authenticated !== "yes" && reply.answers.some((record) => record.type === "RRSIG") ? "unknown" : reply.authenticated,
    aliases: reply.answers.filter((record) => record.type === "CNAME" && type !== "CNAME").map((record) => plainName(record.value)),
  };
}

/** Lets so many through at once; the others wait in the order in which they came. */
function gate(most: number): <T>(act: () => Promise<T>) => Promise<T> {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return async (act) => {
    if (inside >= most) await new Promise<void>((go) => waiting.push(go));
    else inside += 1;
    try {
      return await act();
    } finally {
      const next = waiting.shift();
      if (next === undefined) inside -= 1;
      else next();
    }
  };
}

/** An asker over the world's resolvers. A question is asked once; the second resolver is asked where the first is silent or fails. */
export function createAsker(world: Pick<World, "ask" | "resolvers" | "now">, cut: AbortSignal): Asker {
  const remembered = new Map<string, Promise<Found>>();
  const gates = new Map<string, ReturnType<typeof gate>>();
  let [asked, spared] = [0, 0];
  const gateOf = (server: string) => {
    const known = gates.get(server) ?? gate(mostAtOnce);
    gates.set(server, known);
    return known;
  };
  const at: Asker["at"] = (server, name, type, recursion) =>
    gateOf(server)(async () => {
      asked += 1;
      try {
        const reply = await world.ask({ name, type, server, recursion, ...(type === "TLSA" || type === "MX" ? { dnssec: "ask" as const } : {}) }, world.now() + answerMs, cut);
        return { found: foundIn(reply, type), reply };
      } catch (error) {
        return { found: { state: "failed", why: error instanceof Error ? error.message : String(error) } };
      }
    });
  const resolve: Resolve = (given, type) => {
    const name = plainName(given);
    const key = `${type} ${name}`;
    const known = remembered.get(key);
    if (known !== undefined) {
      spared += 1;
      // Asked for again: it goes to the end of the queue of those that are forgotten.
      remembered.delete(key);
      remembered.set(key, known);
      return known;
    }
    const [first, second] = world.resolvers();
    const answer = (async (): Promise<Found> => {
      if (first === undefined) return { state: "failed", why: "this machine has no resolver" };
      const { found } = await at(first, name, type, "desired");
      return found.state === "failed" && second !== undefined ? (await at(second, name, type, "desired")).found : found;
    })();
    remembered.set(key, answer);
    // What was not asked for longest goes first: of ten thousand domains the shared includes come again and again, the rest once.
    if (remembered.size > mostRemembered) {
      const [oldest] = remembered.keys();
      if (oldest !== undefined) remembered.delete(oldest);
    }
    return answer;
  };
  return { resolve, at, counts: () => ({ asked, spared }) };
}
