import { isIP } from "node:net";
import { misspells } from "../model/host-name.ts";
import type { Observation } from "../model/observation.ts";
import type { Route, Security, Protocol } from "../model/route.ts";
import { submissionPorts } from "../model/route.ts";
import type { Authentication, DiscoveredServer, SettingsSource } from "../model/settings-facts.ts";
import type { SettingsInUse, Target } from "../model/target.ts";
import type { World } from "../world/world.ts";
import type { LoginKind } from "./providers/provider.ts";
import type { Asked, Asking } from "./sources/asking.ts";
import { guess } from "./sources/guess.ts";
import { mailExchangers } from "./sources/mx.ts";
import { type MailProvider, providerByExchanger, providerOf, providers } from "./sources/provider-data.ts";
import { serviceRecords } from "./sources/srv.ts";

/** How long discovery may ask around before the run goes on with what it has, in milliseconds. */
const discoveryMs = 5_000;
/** The same, where the user asked for nothing else than the settings. */
const thoroughMs = 8_000;

const accessPorts: Readonly<Record<"imap" | "pop", Readonly<Record<Security, number>>>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  pop: { tls: 995, starttls: 110, none: 110 },
};

/** The security mode that goes with a port where nobody said one: the provider's own custom, else RFC 8314 section 3 and the registry of ports. */
function securityOfPort(host: string, port: number): Security {
  const door = providers.flatMap((provider) => provider.routes).find((route) => route.host === host && route.port === port);
  if (door !== undefined) return door.security;
  if (port === 465 || port === 993 || port === 995) return "tls";
  return "starttls";
}

/** The name that a host is one slip of the finger away from, where it is no known server itself: whoever owns such a name must not get a password. */
function meantBy(host: string, domain: string): string | undefined {
  const known = providers.flatMap((provider) => provider.routes.map((route) => route.host));
  if (known.includes(host) || host === domain || host.endsWith(`.${domain}`)) return undefined;
  const own = providerOf(domain)?.routes.map((route) => route.host) ?? [`smtp.${domain}`, `mail.${domain}`];
  return own.find((right) => misspells(host, right) === "yes");
}

/** The same among all servers of all providers that we know: a resemblance that only says where to look. */
function anyMeantBy(host: string, domain: string): string | undefined {
  if (host === domain || host.endsWith(`.${domain}`)) return undefined;
  const known = [...new Set(providers.flatMap((provider) => provider.routes.map((route) => route.host)))];
  return known.includes(host) ? undefined : known.find((right) => misspells(host, right) === "yes");
}

function inUse(protocol: Protocol, settings: SettingsInUse, domain: string): Route[] {
  const { host } = settings;
  const meant = meantBy(host, domain);
  const resembles = meant ?? anyMeantBy(host, domain);
  const frame = {
    protocol,
    host,
    source: "in-use" as const,
    trust: meant === undefined ? ("login" as const) : ("look-only" as const),
    because: meant === undefined ? "the settings in use" : `the settings in use, which look like a slip for ${meant}`,
    ...(resembles === undefined ? {} : { resembles }),
  };
  if (settings.port !== undefined) return [{ ...frame, port: settings.port, security: settings.security ?? securityOfPort(host, settings.port) }];
  if (protocol === "smtp") {
    const fitting = submissionPorts.filter((one) => settings.security === undefined || one.security === settings.security || (settings.security === "none" && one.port === 587));
    return fitting.slice(0, 2).map((one) => ({ ...frame, port: one.port, security: settings.security ?? one.security }));
  }
  const security = settings.security ?? "tls";
  return [{ ...frame, port: accessPorts[protocol][security], security }];
}

/**
 * May a host have the password by this source's word? Where the source is authenticated, yes; else only inside the mail domain:
 * whoever controls the DNS of that controls the mailbox.
 */
export function trustOf(host: string, domain: string, authenticated: "yes" | "no"): Route["trust"] {
  if (authenticated === "yes") return "login";
  return host === domain || host.endsWith(`.${domain}`) ? "login" : "look-only";
}

/** The routes that the user's settings name. */
export function namedRoutes(target: Target): readonly Route[] {
  return unique([
    ...(target.submission === undefined ? [] : inUse("smtp", target.submission, target.domain)),
    ...(target.imap === undefined ? [] : inUse("imap", target.imap, target.domain)),
    ...(target.pop === undefined ? [] : inUse("pop", target.pop, target.domain)),
  ]);
}

/** Whom discovery asks. */
export interface DiscoverOptions {
  /**
   * `own-data-first`: others only where our own table has nothing, and then the mail domain itself alone (its DNS, its web server).
   * `nobody`: the settings that the user named stand alone.
   * `everyone`: all sources at the same time, Thunderbird's database among them, which learns the domain from it.
   */
  readonly ask: "own-data-first" | "everyone" | "nobody";
  /** Domains to which the user allows a source to redirect. */
  readonly follow?: readonly string[];
}

/** What discovery gives: the routes that the user named, at once, and those that the sources know, a little later. */
export interface Discovery {
  readonly named: readonly Route[];
  /** Never rejects; without those that `named` holds already. */
  readonly found: Promise<readonly Route[]>;
  /** What each source said, for the case file. Settled together with `found`. */
  readonly answers: Promise<readonly Observation<"discovered-settings">[]>;
}

/** The sources in the order of their word: whoever stands first is preferred. */
const order: readonly SettingsSource[] = ["provider-data", "autoconfig", "srv", "ispdb", "autodiscover", "mx", "guess"];

/**
 * The routes in use, and the routes as they should be. Sources are asked at the same time, and what the user named is never overruled.
 * Network trouble leaves a source out; it never throws.
 */
export function discover(target: Target, world: World, cut: AbortSignal, options: DiscoverOptions = { ask: "own-data-first" }): Discovery {
  const named = namedRoutes(target);
  const begunAt = world.now();
  const asking: Asking = { address: target.address, domain: target.domain, until: begunAt + (options.ask === "everyone" ? thoroughMs : discoveryMs), cut, follow: options.follow ?? [] };
  const asked = (options.ask === "nobody" ? Promise.resolve([]) : options.ask === "everyone" ? askEveryone(target, asking, world) : askOwnFirst(target, asking, world)).catch((): readonly Asked[] => []);
  return {
    named,
    found: asked.then((answers) => unique([...named, ...routesOf(answers, target.domain)]).slice(named.length)),
    answers: asked.then((answers) => answers.map((one, at) => observed(one, at, target.domain, world))),
  };
}

/** One answer as an observation of the case file. */
function observed(asked: Asked, at: number, domain: string, world: World): Observation<"discovered-settings"> {
  const { outcome } = asked;
  return {
    id: `s${at + 1}`,
    kind: "discovered-settings",
    about: { on: "name", name: domain, type: asked.source, resolver: asked.place },
    vantage: world.vantage,
    at: world.wallClock().toISOString(),
    startedMs: 0,
    tookMs: asked.tookMs,
    ...outcome,
  };
}

/** Does any of these name a server of one of these protocols? */
const names = (answers: readonly Asked[], ...protocols: readonly Protocol[]) => answers.some((one) => one.outcome.ok && one.outcome.saw.servers.some((server) => protocols.includes(server.protocol)));

async function askEveryone(target: Target, asking: Asking, world: World): Promise<readonly Asked[]> {
  const web = await import("./sources/autoconfig.ts");
  const { autodiscover } = await import("./sources/autodiscover.ts");
  const known = providerOf(target.domain);
  const exchangers = mailExchangers(target.domain, world, asking.until, asking.cut);
  const said = await Promise.all([
    known === undefined ? [] : [providersOwn(known, "provider-data", target)],
    web.ownAutoconfig(asking, world, "to-look"),
    serviceRecords(asking, world),
    web.thunderbirdDatabase(target.domain, asking, world),
    autodiscover(asking, world),
    exchangers.then((found) => [...byExchanger(found, target)]),
    exchangers.then(async ([first]) => (first === undefined ? [] : web.exchangersAutoconfig(first, asking, world))),
  ]);
  const answers = said.flat();
  return names(answers, "smtp") ? answers : [...answers, await guess(target, world, asking.until, { submission: "wanted", access: names(answers, "imap", "pop") ? "known" : "wanted" })];
}

async function askOwnFirst(target: Target, asking: Asking, world: World): Promise<readonly Asked[]> {
  const known = providerOf(target.domain);
  if (known !== undefined) return [providersOwn(known, "provider-data", target)];
  const stated = target.submission?.host;
  const [records, exchangers, missing] = await Promise.all([
    serviceRecords(asking, world),
    mailExchangers(target.domain, world, asking.until, asking.cut),
    // Where the host in the settings cannot be found, the usual names inside the domain are worth a look.
    stated === undefined || isLiteral(stated) ? false : world.systemLookup(stated, asking.until).then((addresses) => addresses.length === 0, () => true),
  ]);
  const found = [records, ...byExchanger(exchangers, target)];
  // The web server of the mail domain is asked only where its DNS says nothing.
  const own = names(found, "smtp") ? [] : await import("./sources/autoconfig.ts").then((web) => web.ownAutoconfig(asking, world, "never"));
  const all = [...found, ...own];
  const open = { submission: (stated === undefined || missing) && !names(all, "smtp"), access: (target.imap ?? target.pop) === undefined && !names(all, "imap", "pop") };
  const word = (wanted: boolean) => (wanted ? "wanted" : "known");
  return open.submission || open.access ? [...all, await guess(target, world, asking.until, { submission: word(open.submission), access: word(open.access) })] : all;
}

const logins: Readonly<Record<LoginKind, Authentication>> = { password: "password", "app-password": "app-password", oauth: "oauth2" };

/** What our own table has of a provider, filled in for one mailbox. */
function providersOwn(provider: MailProvider, source: "provider-data" | "mx", target: Target): Asked {
  const localPart = target.address.slice(0, target.address.lastIndexOf("@"));
  const user = provider.user === "address" ? target.address : provider.user === "local-part" ? localPart : undefined;
  const authentication = (provider.authentication ?? []).map((kind) => logins[kind]);
  const servers = provider.routes.map((route): DiscoveredServer => ({ protocol: route.protocol, host: route.host, port: route.port, security: route.security, ...(user === undefined ? {} : { user }), authentication }));
  const pages = [
    ...(provider.page === undefined ? [] : [{ about: "the provider's own page on the settings", url: provider.page }]),
    ...(provider.appPasswordPage === undefined ? [] : [{ about: "where a password for mail programs is made", url: provider.appPasswordPage }]),
    ...(provider.switchOnPage === undefined ? [] : [{ about: "where sending by mail programs is switched on", url: provider.switchOnPage }]),
  ];
  const place = source === "mx" ? `the domain's mail goes to ${provider.name}` : `${provider.name}: ${provider.source}`;
  const notes = (provider.notes ?? []).map((note) => `${note.text} (seen ${note.on})`);
  const doubts = [
    ...(source === "mx" ? ["a guess: some domains receive at one place and send at another"] : []),
    ...(provider.standing === "second-hand" ? ["taken from another program's table, not from the provider's own words"] : []),
  ];
  return { source, place, tookMs: 0, outcome: { ok: true, saw: { source, place, authenticated: source === "mx" ? "no" : "yes", servers, notOffered: [], pages, notes, doubts } } };
}

function byExchanger(exchangers: readonly string[], target: Target): readonly Asked[] {
  const operator = providerByExchanger(exchangers);
  return operator === undefined ? [] : [providersOwn(operator, "mx", target)];
}

/** Every server that a source named, as a route, by the weight of the source's word. */
function routesOf(answers: readonly Asked[], domain: string): readonly Route[] {
  const sorted = [...answers].sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
  return sorted.flatMap(({ source, place, outcome }) =>
    outcome.ok
      ? outcome.saw.servers.map(({ protocol, host, port, security }): Route => ({ protocol, host, port, security, source, trust: trustOf(host, domain, outcome.saw.authenticated), because: place }))
      : [],
  );
}

function unique(routes: readonly Route[]): readonly Route[] {
  const seen = new Set<string>();
  return routes.filter((route) => {
    const key = `${route.protocol} ${route.host} ${route.port} ${route.security}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Is the text an address literal rather than a name? */
export function isLiteral(host: string): boolean {
  return isIP(host) !== 0;
}
