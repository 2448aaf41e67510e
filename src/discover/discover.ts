import { isIP } from "node:net";
import { misspells } from "../model/host-name.ts";
import type { Route, RouteSource, Security, Protocol } from "../model/route.ts";
import { submissionPorts } from "../model/route.ts";
import type { SettingsInUse, Target } from "../model/target.ts";
import type { World } from "../world/world.ts";
import { guess } from "./sources/guess.ts";
import { mailExchangers } from "./sources/mx.ts";
import { type MailProvider, providerByExchanger, providerOf, providers } from "./sources/provider-data.ts";
import { serviceRecords } from "./sources/srv.ts";

/** How long discovery may ask around before the run goes on with what it has, in milliseconds. */
const discoveryMs = 5_000;

const accessPorts: Readonly<Record<"imap" | "pop", Readonly<Record<Security, number>>>> = {
  imap: { tls: 993, starttls: 143, none: 143 },
  pop: { tls: 995, starttls: 110, none: 110 },
};

/** The security mode that goes with a port where nobody said one (RFC 8314 section 3, the registry of ports). */
function securityOfPort(port: number): Security {
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

function inUse(protocol: Protocol, settings: SettingsInUse, domain: string): Route[] {
  const { host } = settings;
  const meant = meantBy(host, domain);
  const frame = { protocol, host, source: "in-use" as const, trust: meant === undefined ? ("login" as const) : ("look-only" as const), because: meant === undefined ? "the settings in use" : `the settings in use, which look like a slip for ${meant}` };
  if (settings.port !== undefined) return [{ ...frame, port: settings.port, security: settings.security ?? securityOfPort(settings.port) }];
  if (protocol === "smtp") {
    const fitting = submissionPorts.filter((one) => settings.security === undefined || one.security === settings.security || (settings.security === "none" && one.port === 587));
    return fitting.slice(0, 2).map((one) => ({ ...frame, port: one.port, security: settings.security ?? one.security }));
  }
  const security = settings.security ?? "tls";
  return [{ ...frame, port: accessPorts[protocol][security], security }];
}

/** A host inside the mail domain may have the password even where only DNS names it: whoever controls that DNS controls the mailbox. */
export function trustOf(host: string, domain: string, source: RouteSource): Route["trust"] {
  if (source === "in-use" || source === "provider-data") return "login";
  return host === domain || host.endsWith(`.${domain}`) ? "login" : "look-only";
}

/** What discovery gives: the routes that the user named, at once, and those that the sources know, a little later. */
export interface Discovery {
  readonly named: readonly Route[];
  /** Never rejects; without those that `named` holds already. */
  readonly found: Promise<readonly Route[]>;
}

/**
 * The routes in use, and the routes as they should be. Sources are asked at the same time, and what the user named is never overruled.
 * Network trouble leaves a source out; it never throws.
 */
export function discover(target: Target, world: World, cut: AbortSignal): Discovery {
  const named: readonly Route[] = unique([
    ...(target.submission === undefined ? [] : inUse("smtp", target.submission, target.domain)),
    ...(target.imap === undefined ? [] : inUse("imap", target.imap, target.domain)),
    ...(target.pop === undefined ? [] : inUse("pop", target.pop, target.domain)),
  ]);
  const found = askSources(target, world, cut)
    .catch(() => [])
    .then((routes) => unique([...named, ...routes]).slice(named.length));
  return { named, found };
}

async function askSources(target: Target, world: World, cut: AbortSignal): Promise<readonly Route[]> {
  const known = providerOf(target.domain);
  if (known !== undefined) return routesOf(known, "provider-data", target.domain);
  const until = world.now() + discoveryMs;
  const stated = target.submission?.host;
  const [records, exchangers, missing] = await Promise.all([
    serviceRecords(target.domain, world, until, cut),
    mailExchangers(target.domain, world, until, cut),
    // Where the host in the settings cannot be found, the usual names inside the domain are worth a look.
    stated === undefined || isLiteral(stated) ? false : world.systemLookup(stated, until).then((addresses) => addresses.length === 0, () => true),
  ]);
  const operator = providerByExchanger(exchangers);
  const found = [
    ...records.map((route) => ({ ...route, trust: trustOf(route.host, target.domain, "srv") })),
    ...(operator === undefined ? [] : routesOf(operator, "mx", target.domain)),
  ];
  const lacks = (protocols: readonly Protocol[]) => !found.some((route) => protocols.includes(route.protocol));
  const open = { submission: (stated === undefined || missing) && lacks(["smtp"]), access: (target.imap ?? target.pop) === undefined && lacks(["imap", "pop"]) };
  const guessed = open.submission || open.access ? await guess(target, world, until, open) : [];
  return [...found, ...guessed];
}

function routesOf(provider: MailProvider, source: RouteSource, domain: string): Route[] {
  return provider.routes.map((route) => ({
    ...route,
    source,
    trust: trustOf(route.host, domain, source),
    because: source === "mx" ? `the domain's mail goes to ${provider.name}` : `${provider.name}: ${provider.source}`,
  }));
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
