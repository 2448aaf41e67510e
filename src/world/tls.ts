import { X509Certificate } from "node:crypto";
import { createSecureContext, connect, getCACertificates, type SecureContext, type TLSSocket, type DetailedPeerCertificate } from "node:tls";
import { isIP } from "node:net";
import type { CertificateFacts, TlsFacts, TrustVerdict } from "../model/observation.ts";
import { SocketChannel } from "./channel.ts";
import { classify, Failed } from "./classify.ts";
import { visible } from "./redact.ts";
import type { Channel, HandshakeOffer, Instant } from "./world.ts";

/** A chain longer than this is no chain. RFC 5246 sets no limit; public ones have three. */
const maxChain = 20;

const stores = ["bundled", "system", "named"] as const;

/** A fetched certificate: whose it is, whether a root of ours issued it, and where its own issuer can be fetched. */
interface Vouched {
  readonly issuer: string;
  readonly anchored: "yes" | "no";
  readonly issuerUrl?: string;
}

/**
 * Windows and macOS vouch for public authorities that Node's list of the system store leaves out: Windows fetches its roots
 * when they are first needed, macOS keeps them in a keychain of its own. Only elsewhere is the system store the whole truth.
 */
const systemVouchesForPublic = ["win32", "darwin"].includes(process.platform) ? "yes" : "no";

/** The three sets of roots that a certificate can be vouched for by. */
export class Roots {
  readonly named: readonly string[];
  #context: SecureContext | undefined;
  #legacy: SecureContext | undefined;
  readonly #bytes = new Map<"bundled" | "system" | "named", Set<string>>();
  readonly #parsed: Map<"bundled" | "system" | "named", Map<string, X509Certificate[]>> = new Map();
  constructor(named: readonly string[]) {
    this.named = named;
  }
  pem(store: "bundled" | "system" | "named"): readonly string[] {
    if (store === "named") return this.named;
    try {
      return getCACertificates(store);
    } catch {
      return [];
    }
  }
  /** All roots together; made once and shared, since each costs milliseconds and most of a megabyte. */
  context(): SecureContext {
    this.#context ??= createSecureContext({ ca: [...new Set([...this.pem("bundled"), ...this.pem("system"), ...this.named])], minVersion: "TLSv1.2" });
    return this.#context;
  }
  /** The same roots for a handshake that takes what a modern one refuses: such a channel is never `verified`. */
  legacyContext(): SecureContext {
    this.#legacy ??= createSecureContext({ ca: [...new Set([...this.pem("bundled"), ...this.pem("system"), ...this.named])], minVersion: "TLSv1", maxVersion: "TLSv1.2", ciphers: "ALL:@SECLEVEL=0" });
    return this.#legacy;
  }
  /** Is this very certificate a root of the store? By its bytes, without reading the whole store. */
  holds(store: "bundled" | "system" | "named", certificate: X509Certificate): "yes" | "no" {
    let set = this.#bytes.get(store);
    if (set === undefined) {
      set = new Set(this.pem(store).map((pem) => pem.replace(/-----[A-Z ]+-----|\s/g, "")));
      this.#bytes.set(store, set);
    }
    return set.has(certificate.raw.toString("base64")) ? "yes" : "no";
  }
  vouchFor(bytes: Buffer): Vouched {
    return vouchFor(bytes, this);
  }
  /** The roots of a store by the text of their subject. */
  bySubject(store: "bundled" | "system" | "named"): Map<string, X509Certificate[]> {
    const known = this.#parsed.get(store);
    if (known !== undefined) return known;
    const map = new Map<string, X509Certificate[]>();
    for (const pem of this.pem(store)) {
      try {
        const certificate = new X509Certificate(pem);
        map.set(certificate.subject, [...(map.get(certificate.subject) ?? []), certificate]);
      } catch {
        // A root that OpenSSL cannot read vouches for nobody.
      }
    }
    this.#parsed.set(store, map);
    return map;
  }
}

/** Reads a fetched certificate and says whether a root of ours issued it. Throws `Failed` where it is none. */
function vouchFor(bytes: Buffer, roots: Roots): Vouched {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(bytes);
  } catch (error) {
    throw new Failed("malformed-reply", "them", `what was fetched is no certificate: ${String(error)}`);
  }
  return { issuer: oneLine(certificate.subject), anchored: stores.some((store) => anchored([certificate], roots.bySubject(store)) === "yes") ? "yes" : "no", ...(certificate.subject === certificate.issuer ? {} : issuerUrl(certificate)) };
}

const oneLine = (name: string) => visible(name.split("\n").join(", "));

function namesOf(certificate: X509Certificate): string[] {
  const text = certificate.subjectAltName ?? "";
  const names: string[] = [];
  for (const part of text.split(/,\s*(?=(?:DNS|IP Address|email|URI|othername|DirName|Registered ID):)/)) {
    const match = /^(?:DNS|IP Address):"?([^"]*)"?$/.exec(part.trim());
    if (match?.[1] !== undefined) names.push(visible(match[1]));
    if (names.length >= 200) break;
  }
  return names;
}

function keyOf(certificate: X509Certificate): string {
  try {
    const key = certificate.publicKey;
    const details = key.asymmetricKeyDetails;
    return `${key.asymmetricKeyType ?? "unknown"} ${details?.modulusLength ?? details?.namedCurve ?? ""}`.trim();
  } catch {
    return "unreadable";
  }
}

const described = new WeakMap<X509Certificate, CertificateFacts>();

/** What stands in a certificate; of one that was met before it is known. */
export function certificateFacts(certificate: X509Certificate): CertificateFacts {
  const known = described.get(certificate);
  if (known !== undefined) return known;
  const facts = factsIn(certificate);
  described.set(certificate, facts);
  return facts;
}

function factsIn(certificate: X509Certificate): CertificateFacts {
  return {
    subject: oneLine(certificate.subject ?? ""),
    issuer: oneLine(certificate.issuer ?? ""),
    names: namesOf(certificate),
    validFrom: certificate.validFromDate.toISOString(),
    validTo: certificate.validToDate.toISOString(),
    serial: certificate.serialNumber,
    fingerprint256: certificate.fingerprint256,
    selfIssued: certificate.subject === certificate.issuer ? "yes" : "no",
    key: keyOf(certificate),
    ...(certificate.signatureAlgorithm === undefined ? {} : { signature: certificate.signatureAlgorithm }),
    ...issuerUrl(certificate),
  };
}

/** Where the issuer says that its own certificate can be fetched (RFC 5280 section 4.2.2.1). */
function issuerUrl(certificate: X509Certificate): { issuerUrl?: string } {
  const match = /^CA Issuers - URI:(http:\/\/\S+)$/m.exec(certificate.infoAccess ?? "");
  return match?.[1] === undefined ? {} : { issuerUrl: visible(match[1]) };
}

/** Certificates that were met before, by their fingerprint: whoever looks at the same servers again and again reads each once. */
const met = new Map<string, X509Certificate>();
const mostMet = 500;

function parsed(fingerprint: string, raw: Buffer): X509Certificate {
  const known = met.get(fingerprint);
  if (known !== undefined) return known;
  const certificate = new X509Certificate(raw);
  if (met.size >= mostMet) met.delete(met.keys().next().value ?? "");
  met.set(fingerprint, certificate);
  return certificate;
}

function peerChain(socket: TLSSocket): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let at: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  const seen = new Set<string>();
  while (at?.raw !== undefined && !seen.has(at.fingerprint256) && chain.length < maxChain) {
    seen.add(at.fingerprint256);
    chain.push(parsed(at.fingerprint256, at.raw));
    at = at.issuerCertificate;
  }
  return chain;
}

/** Does a chain end in a root of this store? Dates and names are judged elsewhere; `chain` is what the server sent, in any order. */
export function anchored(chain: readonly X509Certificate[], store: Map<string, X509Certificate[]>): "yes" | "no" {
  let at = chain[0];
  for (let step = 0; at !== undefined && step < maxChain; step += 1) {
    const current: X509Certificate = at;
    if ((store.get(current.subject) ?? []).some((root) => root.fingerprint256 === current.fingerprint256)) return "yes";
    const signs = (issuer: X509Certificate) => current.checkIssued(issuer) && current.verify(issuer.publicKey);
    if ((store.get(current.issuer) ?? []).some(signs)) return "yes";
    at = chain.find((other) => other !== current && other.ca && signs(other));
  }
  return "no";
}

function dates(leaf: X509Certificate, now: Date): TlsFacts["inValidity"] {
  if (now < leaf.validFromDate) return "not-yet";
  return now > leaf.validToDate ? "expired" : "yes";
}

/** RFC 9525: only subjectAltName counts, never the common name; an address needs an address entry. */
function nameMatches(leaf: X509Certificate, host: string): "yes" | "no" {
  const found = isIP(host) === 0 ? leaf.checkHost(host, { subject: "never", partialWildcards: false }) : leaf.checkIP(host);
  return found === undefined ? "no" : "yes";
}

function trustOf(sent: readonly X509Certificate[], root: X509Certificate | undefined, roots: Roots, error: string): TlsFacts["trust"] {
  const judge = (store: "bundled" | "system" | "named"): TrustVerdict => {
    // The quick way first: reading a whole store costs tens of milliseconds.
    if (root !== undefined && roots.holds(store, root) === "yes") return { accepted: "yes" };
    return anchored(sent, roots.bySubject(store)) === "yes" ? { accepted: "yes" } : { accepted: "no", ...(error === "" ? {} : { why: error }) };
  };
  const bundled = judge("bundled");
  return { bundled, system: systemVouchesForPublic === "yes" && bundled.accepted === "yes" ? bundled : judge("system"), ...(roots.named.length === 0 ? {} : { named: judge("named") }) };
}

function factsOf(socket: TLSSocket, chain: readonly X509Certificate[], offer: HandshakeOffer, roots: Roots, wallClock: Date): TlsFacts {
  const leaf = chain[0];
  if (leaf === undefined) throw new Failed("tls-handshake-alert", "them", "the server showed no certificate");
  // OpenSSL completes the chain with a root from our own stores; what the server sent is the rest.
  const last = chain.at(-1);
  const fromStore = last !== undefined && last.subject === last.issuer && stores.some((store) => roots.holds(store, last) === "yes");
  const sent = fromStore && chain.length > 1 ? chain.slice(0, -1) : chain;
  const error = socket.authorized ? "" : String((socket.authorizationError as unknown as { code?: string })?.code ?? socket.authorizationError ?? "");
  return {
    version: socket.getProtocol() ?? "unknown",
    cipher: socket.getCipher()?.name ?? "unknown",
    serverName: offer.sni === "send" && isIP(offer.host) === 0 ? offer.host : "none",
    chain: sent.map(certificateFacts),
    nameMatches: nameMatches(leaf, offer.host),
    inValidity: dates(leaf, wallClock),
    trust: trustOf(sent, fromStore ? last : undefined, roots, error),
    ...(error === "" ? {} : { verifyError: error }),
    wantsClientCertificate: "unknown",
  };
}

/**
 * Up to TLS 1.2 a server without our certificate says the same "handshake failure" as one without a common cipher (RFC 5246 section 7.4.6).
 * Once it has shown its own certificate the cipher was agreed on: what it misses then is ours.
 */
function afterCertificate(failed: Failed, socket: TLSSocket): Failed {
  if (failed.failure.code !== "tls-handshake-alert" || socket.getPeerX509Certificate() === undefined) return failed;
  return new Failed("tls-certificate-alert", "them", `the server broke off after it had shown its certificate: ${failed.failure.detail}`);
}

/** The handshake on a channel. Throws `Failed`. The new channel is `verified` only if OpenSSL accepts chain and dates and the name matches. */
export function shakeHands(channel: SocketChannel, offer: HandshakeOffer, roots: Roots, until: Instant, now: () => Instant, wallClock: () => Date): Promise<{ channel: Channel; facts: TlsFacts; certificates: readonly Uint8Array[] }> {
  if (channel.pending() > 0) return Promise.reject(new Failed("injected-data", "path", `${channel.pending()} bytes came before the encryption began`));
  const raw = channel.detach();
  const began = now();
  return new Promise((resolve, reject) => {
    const servername = offer.sni === "send" && isIP(offer.host) === 0 ? offer.host : undefined;
    const socket = connect({
      socket: raw,
      rejectUnauthorized: false,
      ...(servername === undefined ? {} : { servername }),
      // The name is checked by ourselves, against subjectAltName alone.
      checkServerIdentity: () => undefined,
      secureContext: offer.versions === "modern" ? roots.context() : roots.legacyContext(),
    });
    const timer = setTimeout(() => fail(new Failed("silent", "path", "the TLS handshake was not answered", { waitedMs: Math.round(now() - began) })), Math.max(1, until - now()));
    const settle = (act: () => void) => {
      clearTimeout(timer);
      socket.removeAllListeners("secureConnect");
      socket.removeAllListeners("close");
      socket.removeAllListeners("error");
      act();
    };
    const fail = (failed: Failed) =>
      settle(() => {
        socket.on("error", () => {});
        raw.on("error", () => {});
        // What was sent and never acknowledged would hold a farewell back for minutes: a reset goes out at once. Not from in here, though: this
        // may run inside a read of the TLS layer, and taking the line away beneath it brings the whole process down.
        setImmediate(() => {
          raw.resetAndDestroy();
          socket.destroy();
        });
        reject(failed);
      });
    socket.once("error", (error) => fail(afterCertificate(classify(error, "tls"), socket)));
    socket.once("close", () => fail(new Failed("closed", "path", "the connection was closed during the TLS handshake")));
    socket.once("secureConnect", () => {
      let facts: TlsFacts;
      let chain: readonly X509Certificate[];
      try {
        chain = peerChain(socket);
        facts = factsOf(socket, chain, offer, roots, wallClock());
      } catch (error) {
        return fail(error instanceof Failed ? error : new Failed("tls-unreadable", "them", String(error)));
      }
      const verified = socket.authorized && facts.nameMatches === "yes" && offer.versions === "modern";
      settle(() =>
        resolve({
          facts,
          certificates: chain.map((one) => one.raw),
          channel: new SocketChannel(socket, {
            protection: verified ? "verified" : "encrypted",
            begunAt: channel.begunAt,
            rttMs: channel.rttMs,
            attempts: channel.attempts,
            localAddress: channel.localAddress,
            clearLogin: "forbidden",
            closed: channel.closed,
            now,
          }),
        }),
      );
    });
  });
}
