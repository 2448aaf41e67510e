import { isIP } from "node:net";
import type { EndpointSubject, Kind, Observation } from "../model/observation.ts";
import type { Reply } from "../model/reply.ts";
import type { World } from "../world/world.ts";
import { classify } from "../world/classify.ts";
import { leave, patience, reach, type ReachKind, reachKinds, round } from "./dialogue/smtp-walk.ts";
import { endpoint } from "./planning.ts";
import { endpointOf, type Probe } from "./probe.ts";
import { measure } from "./run.ts";

/** One server that somebody wants looked at from here. */
export interface LookWanted {
  readonly host: string;
  readonly port: number;
  readonly as: "connect" | "tls" | "starttls" | "none";
}

/** So many addresses of one name are looked at, IPv4 first. */
const mostAddresses = 2;
const lookupMs = 8_000;

/** The walk that a mail program makes before it logs in, along subjects that somebody else chose. There is no login in it. */
function walker(subjects: readonly EndpointSubject[], only: ReadonlySet<EndpointSubject>): Probe<ReachKind, never> {
  return {
    id: "look-elsewhere",
    gives: reachKinds,
    asks: "How does the server look from here?",
    needs: [],
    risk: "looks",
    timeoutMs: 30_000,
    plan: () => subjects,
    async measure(subject, world, walk) {
      const to = endpointOf(subject);
      if (only.has(to)) {
        await walk.step("tcp-connect", async () => {
          const channel = await world.connect(to, walk.within(patience.connect), walk.cut);
          channel.close();
          return { rttMs: round(channel.rttMs), attempts: channel.attempts, localAddress: "" };
        });
        return;
      }
      const reached = await reach(to, undefined, world, walk);
      if (reached !== "ended") await leave(reached.session);
    },
  };
}

const anAddress = /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4})(?![\w:]|\.\d)/gi;

/** What a server says of its client names the client: every address that is not the server's own is taken out, and the name in front of one. */
export function withoutOwnPlace(text: string, keep: ReadonlySet<string>): string {
  return text
    .replace(/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?=\s*[[(](?:IPv6:)?[0-9a-f.:]+[\])])/gi, (name) => (keep.has(name.toLowerCase()) ? name : "(name)"))
    .replace(anAddress, (address) => (isIP(address) === 0 || keep.has(address.toLowerCase()) ? address : "(address)"));
}

/** Turns what was measured here into what another place may know of it. */
function elsewhere(one: Observation, keep: ReadonlySet<string>): readonly Observation[] {
  const clean = (text: string) => withoutOwnPlace(text, keep);
  const cleanReply = (reply: Reply): Reply => ({ ...reply, text: clean(reply.text), lines: reply.lines.map(clean) });
  const { dialogue: _kept, ...frame } = one;
  const as = (kind: Kind, saw: unknown) => [{ ...frame, kind, ok: true, saw } as unknown as Observation];
  const names: Readonly<Partial<Record<Kind, Kind>>> = { "tcp-connect": "elsewhere-connect", "smtp-greeting": "elsewhere-greeting", "smtp-hello": "elsewhere-hello", "smtp-starttls": "elsewhere-starttls", "tls-handshake": "elsewhere-tls", "smtp-hello-tls": "elsewhere-hello-tls" };
  const kind = names[one.kind];
  if (kind === undefined) return [];
  if (!one.ok) {
    const { code, blame, waitedMs, reply } = one.failure;
    return [{ ...frame, kind, ok: false, failure: { code, blame, detail: code, ...(waitedMs === undefined ? {} : { waitedMs }), ...(reply === undefined ? {} : { reply: cleanReply(reply) }) } } as Observation];
  }
  switch (one.kind) {
    case "tcp-connect":
      return as(kind, { rttMs: one.saw.rttMs });
    case "smtp-greeting":
    case "smtp-starttls":
      return as(kind, { reply: cleanReply(one.saw.reply) });
    case "smtp-hello":
    case "smtp-hello-tls": {
      // A refused EHLO is worth as much as none: it may only dislike this place's name.
      const { offer, reply, retry } = one.saw;
      return reply.code === 250 || retry?.reply.code === 250 ? as(kind, { offer: { ...offer, serverName: clean(offer.serverName), keywords: offer.keywords.map(({ word, rest }) => ({ word: clean(word), rest: clean(rest) })) } }) : [];
    }
    case "tls-handshake":
      return as(kind, one.saw);
    default:
      return [];
  }
}

/** What looking brought, and what was not allowed. */
export interface Looked {
  readonly observations: readonly Observation[];
  readonly refused: readonly LookWanted[];
}

/**
 * Looks at servers for somebody else, with the very walk that cantsend makes for itself. Each name is resolved once, `mayReach` decides about
 * each of its addresses, and again at the moment of connecting; no other address is ever connected to.
 */
export async function lookElsewhere(wanted: readonly LookWanted[], given: World, mayReach: (address: string) => boolean, options: { readonly writtenBy: string; readonly timeoutMs: number; readonly cut: AbortSignal }): Promise<Looked> {
  const begunAt = given.now();
  const world: World = {
    ...given,
    connect(to, until, cut) {
      if (!mayReach(to.address)) return Promise.reject(classify(Object.assign(new Error("not allowed from here"), { code: "EACCES" }), "connect"));
      return given.connect(to, until, cut);
    },
  };
  const lookups: Observation[] = [];
  const refused: LookWanted[] = [];
  const subjects: EndpointSubject[] = [];
  const only = new Set<EndpointSubject>();
  const keep = new Set<string>();
  const addressesOf = new Map<string, readonly string[]>();
  for (const host of new Set(wanted.map((one) => one.host))) {
    keep.add(host);
    if (isIP(host) !== 0) {
      addressesOf.set(host, [host]);
      continue;
    }
    const startedMs = given.now();
    const frame = () => ({ id: `l${lookups.length + 1}`, kind: "elsewhere-lookup" as const, about: { on: "name" as const, name: host, type: "address", resolver: "system" }, vantage: given.vantage, at: given.wallClock().toISOString(), startedMs: Math.round(startedMs - begunAt), tookMs: Math.round(given.now() - startedMs) });
    try {
      const found = await given.systemLookup(host, startedMs + lookupMs);
      const addresses = [...found.filter((address) => isIP(address) === 4), ...found.filter((address) => isIP(address) === 6)];
      const reachable = addresses.filter(mayReach);
      addressesOf.set(host, addresses.length > 0 && reachable.length === 0 ? addresses : reachable);
      // What a name means inside a private network is nobody else's business.
      if (reachable.length > 0 || addresses.length === 0) lookups.push({ ...frame(), ok: true, saw: { addresses: reachable } });
    } catch (error) {
      const { code, blame } = classify(error, "lookup").failure;
      lookups.push({ ...frame(), ok: false, failure: { code, blame, detail: code } });
    }
  }
  for (const one of wanted) {
    const addresses = addressesOf.get(one.host) ?? [];
    const reachable = addresses.filter(mayReach).slice(0, mostAddresses);
    if (addresses.length > 0 && reachable.length === 0) refused.push(one);
    for (const address of reachable) {
      keep.add(address.toLowerCase());
      const subject = endpoint("smtp", one.host, address, one.port, one.as === "connect" ? "none" : one.as);
      if (one.as === "connect") only.add(subject);
      subjects.push(subject);
    }
  }
  const nobody = { address: "", domain: "", from: "", history: "not-said" as const, controls: [] };
  const probe = walker(subjects, only) as unknown as Probe;
  const caseFile = await measure(nobody, [], [probe], world, { allow: ["looks"], writtenBy: options.writtenBy, timeoutMs: options.timeoutMs, cut: options.cut });
  return { observations: [...lookups, ...caseFile.observations.flatMap((one) => elsewhere(one, keep))], refused };
}
