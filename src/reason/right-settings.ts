import type { CaseFile } from "../model/case-file.ts";
import { failureCodes } from "../model/failure.ts";
import type { Observation } from "../model/observation.ts";
import type { Protocol, Security } from "../model/route.ts";
import type { DiscoveredSettings, SettingsSource } from "../model/settings-facts.ts";
import type { Conflict, RightServer, Wire } from "../model/settings-report.ts";
import { isTrusted } from "./look.ts";

/** The weight of a source's word; who stands first is preferred. */
const order: readonly SettingsSource[] = ["provider-data", "autoconfig", "srv", "ispdb", "autodiscover", "mx", "guess"];

type Place = { readonly protocol: Protocol; readonly host: string; readonly port: number; readonly security: Security };

function isAt(one: Observation, place: Place): boolean {
  return one.about.on === "endpoint" && one.about.protocol === place.protocol && one.about.host === place.host && one.about.port === place.port && one.about.security === place.security;
}

/** What was seen at one place, up to the list of logins. */
export function wireAt(caseFile: CaseFile, place: Place): Wire {
  const here = caseFile.observations.filter((one) => isAt(one, place));
  const ids = (...ones: readonly Observation[]) => ones.map((one) => one.id);
  const tls = here.find((one) => (one.kind === "tls-handshake" || one.kind === "access-tls") && one.ok);
  const bad = tls?.ok && (tls.kind === "tls-handshake" || tls.kind === "access-tls") ? (tls.saw.nameMatches === "no" ? "its certificate is for another name" : isTrusted(tls.saw) ? undefined : "its certificate is not vouched for") : undefined;
  if (tls !== undefined && bad !== undefined) return { state: "disagrees", words: bad, observations: ids(tls) };
  const hello = here.find((one) => one.kind === "smtp-hello-tls" && one.ok);
  if (hello?.ok && hello.kind === "smtp-hello-tls") {
    const { auth } = hello.saw.offer;
    return auth.length > 0 ? { state: "agrees", words: `answers, with a good certificate, and offers a login by ${auth.join(", ")}`, observations: ids(hello) } : { state: "disagrees", words: "answers and offers no login", observations: ids(hello) };
  }
  const offer = here.find((one) => one.kind === "access-offer" && one.ok);
  if (tls !== undefined && (offer !== undefined || here.some((one) => one.kind === "access-greeting" && one.ok))) return { state: "agrees", words: "answers, with a good certificate", observations: ids(tls, ...(offer === undefined ? [] : [offer])) };
  const unnamed = nameFailure(caseFile, place.host);
  // a machine that finds no name of anybody says nothing of this one
  if (unnamed !== undefined && findsNoName(caseFile)) return { state: "not-looked-at", words: "nobody could look on the wire: this machine finds no name at all", observations: [unnamed.id] };
  const failed = here.find((one) => !one.ok && one.failure.blame !== "us") ?? unnamed;
  if (failed !== undefined && !failed.ok) return { state: "disagrees", words: failureCodes[failed.failure.code], observations: ids(failed) };
  return { state: "not-looked-at", words: "not looked at", observations: [] };
}

/** So many unrelated domains that are not found are no longer the fault of one of them. */
const enoughDomains = 3;

function nameFailure(caseFile: CaseFile, host: string): Observation | undefined {
  return caseFile.observations.find((one) => one.kind === "system-lookup" && !one.ok && one.failure.blame !== "us" && one.about.on === "name" && one.about.name === host);
}

function findsNoName(caseFile: CaseFile): boolean {
  const looked = caseFile.observations.filter((one) => one.kind === "system-lookup");
  const names = new Set(looked.map((one) => (one.about.on === "name" ? one.about.name.split(".").slice(-2).join(".") : "")));
  return names.size >= enoughDomains && looked.every((one) => !one.ok);
}

/** What every source said that said anything, the weightiest first. */
export function saidBySources(caseFile: CaseFile): readonly DiscoveredSettings[] {
  const said = caseFile.observations.flatMap((one) => (one.kind === "discovered-settings" && one.ok ? [one.saw] : []));
  return [...said].sort((a, b) => order.indexOf(a.source) - order.indexOf(b.source));
}

/** Every server that a source names, each once: first what the weightier source says; among one source's, what the wire agrees with. */
export function rightServers(caseFile: CaseFile): readonly RightServer[] {
  const found = new Map<string, RightServer>();
  for (const said of saidBySources(caseFile)) {
    for (const server of said.servers) {
      const key = `${server.protocol} ${server.host} ${server.port} ${server.security}`;
      const known = found.get(key);
      const source = { source: said.source, place: said.place, authenticated: said.authenticated };
      const user = known?.user ?? server.user;
      found.set(key, {
        protocol: server.protocol,
        host: server.host,
        port: server.port,
        security: server.security,
        ...(user === undefined ? {} : { user }),
        authentication: [...new Set([...(known?.authentication ?? []), ...server.authentication])],
        sources: known?.sources.some((one) => one.place === said.place) === true ? known.sources : [...(known?.sources ?? []), source],
        wire: known?.wire ?? wireAt(caseFile, server),
      });
    }
  }
  const weight = (one: RightServer) => order.indexOf(one.sources[0]?.source ?? "guess") + (one.wire.state === "disagrees" ? order.length : 0) + (one.security === "none" ? 2 * order.length : 0);
  return [...found.values()].sort((a, b) => weight(a) - weight(b));
}

/** Sources that contradict each other about the host of a direction: two that share not one host. A guess contradicts nobody. */
export function conflictsOf(caseFile: CaseFile): readonly Conflict[] {
  return (["smtp", "imap", "pop"] as const).flatMap((protocol) => {
    const sides = saidBySources(caseFile)
      .filter((said) => said.source !== "guess")
      .map((said) => ({ source: said.source, place: said.place, hosts: new Set(said.servers.filter((one) => one.protocol === protocol).map((one) => one.host)), servers: said.servers.filter((one) => one.protocol === protocol).map((one) => `${one.host}:${one.port}`) }))
      .filter((side) => side.hosts.size > 0);
    const apart = sides.some((a) => sides.some((b) => [...a.hosts].every((host) => !b.hosts.has(host))));
    return apart ? [{ protocol, sides: sides.map(({ source, place, servers }) => ({ source, place, servers })) }] : [];
  });
}
