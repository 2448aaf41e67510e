import type { CaseFile } from "../model/case-file.ts";
import type { EndpointSubject, Observation, TlsFacts } from "../model/observation.ts";
import type { Offer } from "../model/reply.ts";
import { submissionInQuestion } from "../model/route.ts";

/** What kind of thing two case files can differ in. */
export type DifferenceKind =
  | "settings"
  | "addresses"
  | "dns-record"
  | "dns-lifetime"
  | "port"
  | "greeting"
  | "offer"
  | "size-limit"
  | "tls-version"
  | "certificate"
  | "chain"
  | "login"
  | "published"
  | "envelope"
  | "way-out"
  | "clock"
  | "listing";

/** One thing that is not as it was: what it belongs to, and both of its states in words. A side that is missing did not have it measured or seen. */
export interface Difference {
  readonly what: DifferenceKind;
  readonly about: string;
  readonly before?: string;
  readonly after?: string;
}

type Feature = { readonly what: DifferenceKind; readonly about: string; readonly value: string };

/** A clock that is off by less says nothing: the measurement itself is no better. */
const clockGrainMs = 60_000;

const doorOf = (at: EndpointSubject) => `${at.host}:${at.port}`;

/** A greeting without what differs every time: dates, times, queue and session ids. */
function steady(text: string): string {
  return text
    .replace(/\b(mon|tue|wed|thu|fri|sat|sun),? .*$/i, "")
    .replace(/\b\d{4}-\d\d-\d\d\S*|\b\d\d?:\d\d(:\d\d)?\b/g, "")
    .replace(/\b(?=[\w-]*\d)[\w-]{10,}\b(?!\.)/g, "…")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}

const published = (about: string, value: string): Feature => ({ what: "published", about, value });
const joined = (values: readonly string[], by: string) => [...values].sort().join(by) || "none";
const isIpv4 = (text: string) => /^\d{1,3}(\.\d{1,3}){3}$/.test(text);

/** Many servers greet back with the address that they see: the one by which this line is known outside. */
function seenAs(line: string): Feature[] {
  const address = /[[(](\d{1,3}(?:\.\d{1,3}){3})[\])]/.exec(line)?.[1];
  return address === undefined ? [] : [{ what: "way-out", about: "address that servers see", value: address }];
}

function offered(about: string, offer: Offer): Feature[] {
  return [
    { what: "offer", about: `${about} login mechanisms`, value: [...offer.auth].sort().join(" ") || "none" },
    { what: "offer", about: `${about} STARTTLS`, value: offer.starttls },
    { what: "offer", about: `${about} extensions`, value: offer.keywords.map(({ word }) => word).filter((word) => word !== "AUTH" && word !== "SIZE" && word !== "STARTTLS").sort().join(" ") || "none" },
    ...(offer.sizeLimit === undefined ? [] : [{ what: "size-limit" as const, about, value: `${offer.sizeLimit} bytes` }]),
  ];
}

function shown(about: string, tls: TlsFacts): Feature[] {
  const [leaf] = tls.chain;
  return [
    { what: "tls-version", about, value: tls.version },
    ...(leaf === undefined ? [] : [{ what: "certificate" as const, about, value: `${leaf.subject}, valid until ${leaf.validTo.slice(0, 10)}, serial ${leaf.serial.slice(0, 20)}` }]),
    { what: "chain", about, value: tls.chain.map((one) => one.issuer).join(" <- ") || "none" },
    { what: "chain", about: `${about} trust`, value: tls.trust.bundled.accepted === "yes" ? "trusted by the public roots" : tls.trust.system.accepted === "yes" ? "trusted by this machine's own roots alone" : `not trusted (${tls.verifyError ?? tls.trust.bundled.why ?? "unknown issuer"})` },
  ];
}

/** What one observation says about the state of things, leaving out what changes from one minute to the next. */
function featuresOf(one: Observation): Feature[] {
  const at = one.about.on === "endpoint" ? one.about : undefined;
  const door = at === undefined ? "" : doorOf(at);
  if (!one.ok) {
    if (one.failure.blame === "us") return [];
    switch (one.kind) {
      case "tcp-connect":
      case "control-connect":
        return [{ what: "port", about: door, value: one.failure.code }];
      case "tls-handshake":
        return [{ what: "certificate", about: door, value: `no TLS: ${one.failure.code}` }];
      case "dns-answer":
        return one.about.on === "name" ? [{ what: "dns-record", about: `${one.about.type} ${one.about.name}`, value: `no answer (${one.failure.code})` }] : [];
      default:
        return [];
    }
  }
  switch (one.kind) {
    case "tcp-connect":
    case "control-connect":
      // Own IPv6 addresses change by themselves every day (RFC 8981).
      return [{ what: "port", about: door, value: "opens" }, ...(isIpv4(one.saw.localAddress) ? [{ what: "way-out" as const, about: "own address (IPv4)", value: one.saw.localAddress }] : [])];
    case "system-lookup":
      return one.about.on === "name" ? [{ what: "addresses", about: one.about.name, value: [...one.saw.addresses].sort().join(" ") || "none" }] : [];
    case "dns-answer": {
      if (one.about.on !== "name") return [];
      const about = `${one.about.type} ${one.about.name}`;
      const records = one.saw.answers.filter((record) => record.type !== "RRSIG");
      const lives = one.saw.authoritative === "yes" && records.length > 0 ? [{ what: "dns-lifetime" as const, about, value: `${Math.min(...records.map((record) => record.ttl))} s` }] : [];
      return [{ what: "dns-record", about, value: records.length === 0 ? one.saw.rcode : records.map((record) => `${record.type} ${record.value}`).sort().join("; ") }, ...lives];
    }
    case "smtp-greeting":
    case "access-greeting":
      return [{ what: "greeting", about: door, value: steady(one.saw.reply.text) }];
    case "smtp-hello":
      return [...seenAs(one.saw.reply.lines[0] ?? ""), ...offered(`${door} before TLS`, one.saw.offer)];
    case "smtp-hello-tls":
      return offered(door, one.saw.offer);
    case "access-offer":
      return [{ what: "offer", about: `${door} login mechanisms`, value: [...one.saw.offer.auth].sort().join(" ") || "none" }];
    case "tls-handshake":
    case "access-tls":
      return shown(door, one.saw);
    case "smtp-login":
    case "access-login":
      return [{ what: "login", about: door, value: one.saw.accepted === "yes" ? "accepted" : `refused: ${[one.saw.reply.code || "", one.saw.reply.enhanced ?? "", steady(one.saw.reply.text)].filter((part) => part !== "").join(" ")}` }];
    case "smtp-envelope":
      return [{ what: "envelope", about: door, value: `${one.saw.mail.code} ${one.saw.rcpt?.code ?? ""}`.trim() }];
    case "spf-survey":
      return one.saw.result === "temperror" ? [] : [published(`SPF of ${one.saw.domain}`, one.saw.tree.record ?? "none"), published(`SPF lookups of ${one.saw.domain}`, `${one.saw.lookups}`)];
    case "spf-evaluation":
      return one.saw.result === "temperror" ? [] : [published(`SPF for ${one.saw.given ?? one.saw.address}`, one.saw.result), ...(one.saw.given === undefined || one.saw.given === one.saw.address ? [] : [{ what: "addresses" as const, about: `${one.saw.given}, which sends`, value: one.saw.address }])];
    case "dkim-key":
      return one.saw.state === "failed" ? [] : [published(`DKIM key ${one.saw.selector}._domainkey.${one.saw.domain}`, one.saw.values.join(" ") || "none")];
    case "dmarc-policy":
      return one.saw.state === "failed" ? [] : [published(`DMARC of ${one.saw.domain}`, one.saw.record ?? "none")];
    case "mail-exchangers": {
      if (one.saw.state === "failed") return [];
      const hosts = one.saw.exchangers.filter((mx) => mx.state !== "failed").map((mx): Feature => ({ what: "addresses", about: mx.host, value: joined(mx.addresses, " ") }));
      return [published(`MX of ${one.saw.domain}`, one.saw.exchangers.length === 0 ? one.saw.state : joined(one.saw.exchangers.map((mx) => `${mx.preference} ${mx.host}`), ", ")), ...hosts];
    }
    case "mta-sts":
      return one.saw.record.state === "failed" ? [] : [published(`MTA-STS of ${one.saw.record.name}`, one.saw.policy === undefined ? "none" : `${one.saw.policy.state} ${one.saw.policy.mode ?? ""} ${joined(one.saw.policy.mx, " ")}`)];
    case "published-record":
      return one.saw.state === "failed" || one.about.on !== "name" ? [] : [published(`${one.about.type} of ${one.saw.name}`, joined(one.saw.values, "; "))];
    case "dane-record":
      return one.saw.state === "failed" ? [] : [published(`TLSA of ${one.saw.name}`, joined(one.saw.values, "; "))];
    case "reverse-name":
      return one.saw.state === "failed" ? [] : [{ what: "dns-record", about: `PTR ${one.saw.address}`, value: joined(one.saw.names.map((name) => name.name), " ") }];
    case "zone-servers":
      return one.saw.state === "failed" ? [] : [published(`name servers of ${one.saw.zone}`, joined(one.saw.servers.map((server) => server.name), " "))];
    case "block-list":
      return one.saw.outcome === "could-not-be-asked" || one.about.on !== "name" ? [] : [{ what: "listing", about: `${one.about.name} on ${one.saw.list}`, value: one.saw.outcome === "listed" ? ["listed", ...one.saw.meanings].join(", ") : "not listed" }];
    case "domain-age":
      return one.about.on !== "name" || one.saw.ends === undefined ? [] : [published(`registration of ${one.about.name}`, `until ${one.saw.ends.slice(0, 10)}`)];
    case "machine-interfaces":
      return [{ what: "way-out", about: "this machine", value: [...new Set(one.saw.sendsBy.map((way) => way.interface))].sort().join(" ") || "none" }];
    case "clock-offset":
      return [{ what: "clock", about: "this machine", value: Math.abs(one.saw.offsetMs) < clockGrainMs ? "right" : `${Math.round(one.saw.offsetMs / 1000)} s off` }];
    default:
      return [];
  }
}

function statesOf(caseFile: CaseFile): ReadonlyMap<string, { readonly feature: Feature; readonly values: ReadonlySet<string> }> {
  const states = new Map<string, { readonly feature: Feature; readonly values: Set<string> }>();
  const put = (feature: Feature) => {
    const key = `${feature.what} ${feature.about}`;
    const known = states.get(key);
    if (known === undefined) states.set(key, { feature, values: new Set([feature.value]) });
    else known.values.add(feature.value);
  };
  const route = submissionInQuestion(caseFile.routes);
  if (route !== undefined) put({ what: "settings", about: "outgoing server", value: `${route.host}:${route.port} ${route.security}` });
  if (caseFile.target.credential !== undefined) put({ what: "settings", about: "user name", value: caseFile.target.credential.submissionUser });
  for (const one of caseFile.observations) for (const feature of featuresOf(one)) put(feature);
  return states;
}

const both = (values: ReadonlySet<string>) => [...values].sort().join(" | ");

/**
 * What differs between two case files of one mailbox, in the order of the send path. Only what both measured is compared: a thing that one of
 * them did not look at is no difference. Several addresses of one server count as one state where they agree.
 */
export function differences(before: CaseFile, after: CaseFile): readonly Difference[] {
  const old = statesOf(before);
  const now = statesOf(after);
  const found: Difference[] = [];
  for (const [key, { feature, values }] of now) {
    const was = old.get(key);
    if (was === undefined || both(was.values) === both(values)) continue;
    found.push({ what: feature.what, about: feature.about, before: both(was.values), after: both(values) });
  }
  return found.sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what) || a.about.localeCompare(b.about));
}

const order: readonly DifferenceKind[] = ["settings", "clock", "way-out", "addresses", "dns-record", "dns-lifetime", "port", "greeting", "tls-version", "certificate", "chain", "offer", "size-limit", "login", "envelope", "published", "listing"];
