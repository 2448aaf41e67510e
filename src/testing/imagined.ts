import { type CaseFile, caseFileVersion } from "../model/case-file.ts";
import type { FailureCode } from "../model/failure.ts";
import type { CertificateFacts, EndpointSubject, Facts, Gap, Kind, Observation, Phase, Subject, TlsFacts } from "../model/observation.ts";
import type { Offer, Reply } from "../model/reply.ts";
import type { Route } from "../model/route.ts";
import type { Target } from "../model/target.ts";

// Case files out of thin air, for tests of signs and causes: short to write, complete in type.

export const host = "smtp.example.net";
export const address = "192.0.2.10";
export const user = "ann@example.com";

/** Where an imagined observation is about; what is left out is the route in question of `imagine`. */
export type Where = Partial<Omit<EndpointSubject, "on">>;

export function endpoint(where: Where = {}): EndpointSubject {
  return { on: "endpoint", protocol: "smtp", host, address, port: 587, security: "starttls", ...where };
}

/** An observation without the frame that `imagine` puts around it. */
export interface Draft<K extends Kind = Kind> {
  readonly kind: K;
  readonly about: Subject;
  readonly outcome: { readonly ok: true; readonly saw: Facts[K] } | { readonly ok: false; readonly failure: { readonly code: FailureCode; readonly blame: "them" | "path" | "us"; readonly detail: string; readonly waitedMs?: number; readonly reply?: Reply } };
}

export function saw<K extends Kind>(kind: K, facts: Facts[K], about: Subject = endpoint()): Draft<K> {
  return { kind, about, outcome: { ok: true, saw: facts } };
}

export function failedAt<K extends Kind>(kind: K, code: FailureCode, about: Subject = endpoint(), blame: "them" | "path" | "us" = "path"): Draft<K> {
  return { kind, about, outcome: { ok: false, failure: { code, blame, detail: code } } };
}

/** A reply out of its text: `reply("550 5.7.1 no")`, or several lines joined by a line feed. */
export function reply(text: string): Reply {
  const lines = text.split("\n");
  const match = /^(\d{3})[ -](?:([245]\.\d{1,3}\.\d{1,3}) ?)?/.exec(lines[0] ?? "");
  const words = lines.map((line) => line.replace(/^\d{3}[ -](?:[245]\.\d{1,3}\.\d{1,3} ?)?/, "")).join(" ");
  return { code: Number(match?.[1] ?? 0), ...(match?.[2] === undefined ? {} : { enhanced: match[2] }), text: words, lines };
}

export function offer(more: { readonly starttls?: "offered" | "absent"; readonly auth?: readonly string[]; readonly words?: readonly string[]; readonly size?: number; readonly serverName?: string } = {}): Offer {
  const words = [...(more.words ?? []), ...(more.starttls === "offered" ? ["STARTTLS"] : [])];
  return {
    serverName: more.serverName ?? host,
    keywords: words.map((word) => ({ word, rest: "" })),
    starttls: more.starttls ?? "absent",
    auth: more.auth ?? [],
    ...(more.size === undefined ? {} : { sizeLimit: more.size }),
  };
}

export const opens = (where: Where = {}) => saw("tcp-connect", { rttMs: 20, attempts: 1, localAddress: "198.51.100.7" }, endpoint(where));
export const doesNotOpen = (code: FailureCode, where: Where = {}) => failedAt("tcp-connect", code, endpoint(where));
export const controlOpens = (port: number, at = "control.example.org", ip = "203.0.113.5") => saw("control-connect", { rttMs: 20, attempts: 1, localAddress: "198.51.100.7" }, endpoint({ protocol: "any", host: at, address: ip, port, security: "none" }));
export const controlDoesNotOpen = (code: FailureCode, port: number, at = "control.example.org", ip = "203.0.113.5") => failedAt("control-connect", code, endpoint({ protocol: "any", host: at, address: ip, port, security: "none" }));
export const greets = (text = `220 ${host} ESMTP`, where: Where = {}) => saw("smtp-greeting", { reply: reply(text), afterMs: 20 }, endpoint(where));
export const hello = (more: Parameters<typeof offer>[0] = { starttls: "offered" }, where: Where = {}) => saw("smtp-hello", { said: "[198.51.100.7]", reply: reply(`250 ${host}`), offer: offer(more) }, endpoint(where));
export const helloInTls = (more: Parameters<typeof offer>[0] = { auth: ["PLAIN", "LOGIN"] }, where: Where = {}) => saw("smtp-hello-tls", { said: "[198.51.100.7]", reply: reply(`250 ${host}`), offer: offer(more) }, endpoint(where));
export const upgrades = (text = "220 2.0.0 Ready to start TLS", where: Where = {}) => saw("smtp-starttls", { reply: reply(text) }, endpoint(where));
export const logsIn = (where: Where = {}) => saw("smtp-login", { accepted: "yes", mechanism: "PLAIN", user, reply: reply("235 2.7.0 Authentication successful") }, endpoint(where));
export const loginRefused = (text: string, where: Where = {}, more: { readonly mechanism?: string; readonly challenge?: string } = {}) => saw("smtp-login", { accepted: "no", mechanism: "PLAIN", user, reply: reply(text), ...more }, endpoint(where));
export const accessLogsIn = (where: Where = {}) => saw("access-login", { accepted: "yes", mechanism: "PLAIN", user, reply: { code: 0, text: "Logged in", lines: ["a3 OK Logged in"] } }, endpoint({ protocol: "imap", host: "imap.example.net", port: 993, security: "tls", ...where }));
export const accessRefused = (text = "[AUTHENTICATIONFAILED] Authentication failed.", where: Where = {}) => saw("access-login", { accepted: "no", mechanism: "PLAIN", user, reply: { code: 0, text, lines: [`a3 NO ${text}`] } }, endpoint({ protocol: "imap", host: "imap.example.net", port: 993, security: "tls", ...where }));
export const envelope = (mail = "250 2.1.0 Ok", rcpt: string | undefined = "250 2.1.5 Ok", more: { readonly loggedIn?: "yes" | "no"; readonly encrypted?: "yes" | "no"; readonly from?: string } = {}, where: Where = {}) =>
  saw("smtp-envelope", { from: more.from ?? user, to: user, loggedIn: more.loggedIn ?? "yes", encrypted: more.encrypted ?? "yes", mail: reply(mail), ...(rcpt === undefined ? {} : { rcpt: reply(rcpt) }) }, endpoint(where));
export const resolves = (name = host, addresses: readonly string[] = [address]) => saw("system-lookup", { addresses }, { on: "name", name, type: "address", resolver: "system" });
export const doesNotResolve = (code: FailureCode = "name-not-found", name = host) => failedAt("system-lookup", code, { on: "name", name, type: "address", resolver: "system" });
export const dnsAnswers = (type: string, values: readonly string[], name = host, rcode = "NOERROR", resolver = "192.0.2.53") =>
  saw("dns-answer", { resolver, rcode, authoritative: "no", authenticated: "no", via: "udp", answers: values.map((value) => ({ name, type, ttl: 300, value })) }, { on: "name", name, type, resolver });
export const dnsFails = (code: FailureCode, type = "A", name = host, resolver = "192.0.2.53") => failedAt("dns-answer", code, { on: "name", name, type, resolver });
export const reported = (text: string, phase: Phase | "unknown" = "unknown", more: { readonly dialect?: string; readonly provider?: string } = {}) =>
  saw("reported-reply", { text, phase, ...(/^\d{3}[ -]/.test(text) ? { reply: reply(text) } : {}), ...more }, { on: "message" });

export const controlGreets = (text: string, more: Parameters<typeof offer>[0] = { starttls: "offered" }, at = "smtp.control.example.org", where: Where = {}) =>
  saw("control-greeting", { reply: reply(text), offer: offer(more) }, endpoint({ host: at, address: "203.0.113.6", ...where }));
export const machine = (more: Partial<Facts["machine-interfaces"]> = {}) =>
  saw("machine-interfaces", { interfaces: [{ name: "eth0", ipv4: "private", ipv6: "none" }], sendsBy: [{ address, interface: "eth0" }], container: "no", ...more }, { on: "machine" });
/** What the IP layer counted: so many packets asked for, so many sent. */
export const counted = (requested: number, sent: number, outcome: FailureCode | "open" = "no-answer", where: Where = {}) => saw("egress-count", { outcome, requested, sent }, endpoint(where));

export function certificate(more: Partial<CertificateFacts> = {}): CertificateFacts {
  return {
    subject: `CN=${host}`,
    issuer: "C=US, O=Example Trust, CN=Example Issuing CA",
    names: [host],
    validFrom: "2026-09-01T00:00:00.000Z",
    validTo: "2027-09-01T00:00:00.000Z",
    serial: "01",
    fingerprint256: "AA:01",
    selfIssued: "no",
    key: "ec prime256v1",
    ...more,
  };
}

/** A handshake that is all right, but for what is said. */
export function tlsFacts(more: Partial<TlsFacts> = {}): TlsFacts {
  return {
    version: "TLSv1.3",
    cipher: "TLS_AES_256_GCM_SHA384",
    serverName: host,
    chain: [certificate(), certificate({ subject: "C=US, O=Example Trust, CN=Example Issuing CA", issuer: "C=US, O=Example Trust, CN=Example Root", names: [], fingerprint256: "AA:02" })],
    nameMatches: "yes",
    inValidity: "yes",
    trust: { bundled: { accepted: "yes" }, system: { accepted: "yes" } },
    wantsClientCertificate: "unknown",
    ...more,
  };
}
export const shakesHands = (more: Partial<TlsFacts> = {}, where: Where = {}) => saw("tls-handshake", tlsFacts(more), endpoint(where));
export const handshakeFails = (code: FailureCode, where: Where = {}) => failedAt("tls-handshake", code, endpoint(where), "them");
/** Nobody on this machine vouches for the chain. */
export const distrusted = (why: string): Pick<TlsFacts, "trust" | "verifyError"> => ({ trust: { bundled: { accepted: "no", why }, system: { accepted: "no", why } }, verifyError: why });

/** Everything that a healthy submission on 587 shows, in its order. */
export const healthyWalk = (): Draft[] => [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope(), accessLogsIn()] as Draft[];

export interface Imagined {
  readonly route?: Partial<Route>;
  readonly routes?: readonly Route[];
  readonly target?: Partial<Target>;
  readonly gaps?: readonly Gap[];
}

/** A case file of these observations. */
export function imagine(drafts: readonly Draft[], more: Imagined = {}): CaseFile {
  const question: Route = { protocol: "smtp", host, port: 587, security: "starttls", source: "in-use", trust: "login", ...more.route };
  const access: Route = { protocol: "imap", host: "imap.example.net", port: 993, security: "tls", source: "in-use", trust: "login" };
  return {
    version: caseFileVersion,
    startedAt: "2026-11-23T12:00:00.000Z",
    tookMs: 900,
    writtenBy: "0.0.0",
    target: {
      address: user,
      domain: "example.com",
      from: user,
      submission: { host: question.host, port: question.port, security: question.security },
      credential: { kind: "password", submissionUser: user, accessUser: user },
      history: "not-said",
      controls: [
        { host: "control.example.org", port: 465 },
        { host: "control.example.org", port: 587 },
        { host: "web.example.org", port: 443 },
      ],
      ...more.target,
    },
    routes: more.routes ?? [question, access],
    observations: drafts.map(
      (draft, index) =>
        ({ id: `o${index + 1}`, kind: draft.kind, about: draft.about, vantage: "here", at: "2026-11-23T12:00:00.000Z", startedMs: index, tookMs: 20, ...draft.outcome }) as Observation,
    ),
    gaps: more.gaps ?? [],
  };
}
