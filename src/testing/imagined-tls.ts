import type { Diagnosis } from "../model/diagnosis.ts";
import type { CertificateFacts, TlsFacts } from "../model/observation.ts";
import { certificate, type Draft, distrusted, endpoint, failedAt, greets, hello, helloInTls, host, opens, resolves, saw, shakesHands, tlsFacts, upgrades, type Where } from "./imagined.ts";

// What the probes record around a TLS handshake, for tests of signs and causes.

const control: Where = { protocol: "any", host: "control.example.org", address: "203.0.113.5", port: 465, security: "tls" };
const web: Where = { protocol: "any", port: 443, security: "tls" };

/** The walk on 587 as far as a handshake that comes about, and the EHLO inside it, which is said whatever the certificate. */
export const walkWith = (tls: Partial<TlsFacts>): Draft[] => [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(tls), helloInTls()] as Draft[];
/** The walk on 587 as far as a handshake that does not come about. */
export const walkUntil = (failure: Draft): Draft[] => [resolves(), opens(), greets(), hello(), upgrades(), failure] as Draft[];

export const out = (inValidity: "expired" | "not-yet", dates: Partial<CertificateFacts>): Partial<TlsFacts> => ({ inValidity, verifyError: inValidity === "expired" ? "CERT_HAS_EXPIRED" : "CERT_NOT_YET_VALID", chain: [certificate(dates), certificate({ names: [], fingerprint256: "AA:02" })] });
/** A certificate that ran out a week before the imagined run. */
export const expired = out("expired", { validFrom: "2026-08-18T00:00:00.000Z", validTo: "2026-11-16T00:00:00.000Z" });
/** A certificate that begins a week after the imagined run. */
export const future = out("not-yet", { validFrom: "2026-11-30T00:00:00.000Z", validTo: "2027-02-28T00:00:00.000Z" });
/** A chain that ends in an issuer whom nobody knows. */
export const issuedBy = (issuer: string, more: Partial<CertificateFacts> = {}): Partial<TlsFacts> => ({ chain: [certificate({ issuer, ...more })], ...distrusted("UNABLE_TO_VERIFY_LEAF_SIGNATURE") });

export const clockIs = (offsetMs: number): Draft => saw("clock-offset", { offsetMs, peer: "web.example.org" }, endpoint({ ...control, host: "web.example.org", ...web })) as Draft;
export const controlShows = (tls: Partial<TlsFacts> = {}, where: Where = {}): Draft => saw("control-tls", tlsFacts(tls), endpoint({ ...control, ...where })) as Draft;
export const webShows = (tls: Partial<TlsFacts> = {}): Draft => saw("web-tls", tlsFacts(tls), endpoint({ host, ...web })) as Draft;
export const webIsShut = (): Draft => failedAt("web-tls", "refused", endpoint({ host, ...web })) as Draft;
export const legacyAgrees = (version: string, cipher = "AES128-SHA"): Draft => saw("tls-legacy", tlsFacts({ version, cipher }), endpoint()) as Draft;
export const withoutName = (tls: Partial<TlsFacts>): Draft => saw("tls-without-sni", tlsFacts({ serverName: "none", ...tls }), endpoint()) as Draft;
export const issuerFetched = (anchored: "yes" | "no"): Draft => saw("tls-issuer-fetch", { url: "http://ca.example/issuing.crt", issuer: "CN=Example Issuing CA", anchored }, endpoint()) as Draft;

/** The causes that are named, in their order. */
export const namedIn = (diagnosis: Diagnosis): readonly string[] => diagnosis.named.map((one) => one.cause);
/** The first cause that is named: its id, its certainty, its neighbours that stay open, and its steps as text. */
export function firstIn({ named: [first] }: Diagnosis) {
  return { cause: first?.cause, certainty: first?.certainty, open: first?.notExcluded ?? [], steps: JSON.stringify(first?.remedy.steps), who: first?.remedy.who };
}
