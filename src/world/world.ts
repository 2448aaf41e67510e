import type { DnsFacts, MachineFacts, RecordFacts, TlsFacts } from "../model/observation.ts";
import type { PathTraceFacts } from "../model/path-facts.ts";
import type { Reply } from "../model/reply.ts";
import type { Secret } from "../model/secret.ts";
import type { LocalLook } from "./local.ts";
import type { MachineState } from "./machine/state.ts";

/** Milliseconds on the monotonic clock of this process. Every time limit below is one of these: absolute, never "since the last byte". */
export type Instant = number;

/** How far a byte stream may be trusted with a password. */
export type Protection = "clear" | "encrypted" | "verified";

/** Leave to spend one login, handed out by the ledger; without one no secret can be written. */
export interface LoginPermit {
  readonly server: string;
  /** Says what the server answered, so that a refused pair is never tried again. IMAP and POP3 replies come as 235 or 535. */
  settle(reply: Reply): void;
}

/** What became of a login that was spent. */
export interface LoginOutcome {
  readonly result: "accepted" | "refused" | "locked-out" | "not-judged" | "unknown";
  /** The server's reply, secrets removed, for the next run that must not ask again. */
  readonly replyText: string;
  readonly replyCode: number;
  readonly enhanced?: string;
}

/** Why no login may be spent. */
export interface LoginRefusal {
  readonly why: "already-refused" | "locked-out" | "already-spent";
  readonly at: string;
  readonly outcome: LoginOutcome;
}

/** A byte stream to one address. Every method throws `Failed`. */
export interface Channel {
  readonly protection: Protection;
  /** When the first connection attempt began. */
  readonly begunAt: Instant;
  readonly rttMs: number;
  /** How many SYNs it took, hedged ones included. */
  readonly attempts: number;
  readonly localAddress: string;
  /** The next bytes, or "end" when the other side has closed its half. */
  read(until: Instant): Promise<Uint8Array | "end">;
  write(text: string | Uint8Array, until: Instant): Promise<void>;
  /** Writes a line made of plain parts and secrets. Throws unless the channel is verified, or the user allowed this very host in the clear. */
  writeSecret(parts: readonly (string | Secret)[], permit: LoginPermit, until: Instant): Promise<void>;
  /** Bytes that came and were not read yet: after a STARTTLS reply there must be none. */
  pending(): number;
  close(): void;
  /** Settled when the connection is closed on both sides, or was given up. Never rejects. */
  readonly closed: Promise<void>;
}

/** How a TLS handshake is to be made. */
export interface HandshakeOffer {
  readonly host: string;
  readonly sni: "send" | "omit";
  /** `modern`: TLS 1.2 and 1.3 as any current mail program. `legacy`: TLS 1.0 to 1.2 with every cipher and key length, to find out what a modern handshake lacks. */
  readonly versions: "modern" | "legacy";
}

/** A question to one DNS server. */
export interface DnsQuestion {
  readonly name: string;
  readonly type: "A" | "AAAA" | "MX" | "TXT" | "SRV" | "SOA" | "NS" | "PTR" | "CNAME" | "CAA" | "TLSA" | "DS" | "DNSKEY";
  /** The server: an address with an optional port, `192.0.2.1`, `192.0.2.1:5353`, `[2001:db8::1]:53`. */
  readonly server: string;
  readonly recursion: "desired" | "not-desired";
  readonly dnssec?: "ask" | "ignore";
}

/** The answer of one DNS server, whatever its rcode, with the authority section that negative answers and referrals live in. */
export interface DnsReply extends DnsFacts {
  readonly authority: readonly RecordFacts[];
}

/** A short answer to an HTTP request. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly finalUrl: string;
}

/**
 * The edge: everything that reaches out of the process goes through here, so that everything else can be tested without it.
 * `cut` aborts whatever is under way; `until` is an absolute limit.
 */
export interface World {
  /** What this machine is called in the case file. */
  readonly vantage: string;
  now(): Instant;
  wallClock(): Date;
  sleep(ms: number, cut: AbortSignal): Promise<void>;
  /** Connects to one address, never to another one of the same name. Throws `Failed`. */
  connect(to: { readonly host: string; readonly address: string; readonly port: number }, until: Instant, cut: AbortSignal): Promise<Channel>;
  /** Turns a channel into an encrypted one. The result is `verified` only where a root of this machine, of Node or of the user vouches for this host. `certificates` is the chain byte by byte (DER), leaf first. */
  handshake(channel: Channel, offer: HandshakeOffer, until: Instant): Promise<{ channel: Channel; facts: TlsFacts; certificates: readonly Uint8Array[] }>;
  /** What this machine's own resolver library says (getaddrinfo). */
  systemLookup(host: string, until: Instant): Promise<readonly string[]>;
  /** The resolvers that this machine, or the user, has configured, most preferred first. */
  resolvers(): readonly string[];
  ask(question: DnsQuestion, until: Instant, cut: AbortSignal): Promise<DnsReply>;
  /** One GET, or with `post` one POST of that text; with `address`, at that address of the host and no other. */
  httpGet(url: string, limits: { readonly maxBytes: number; readonly verify: "yes" | "no"; readonly redirects: number; readonly accept?: string; readonly address?: string; readonly post?: { readonly type: string; readonly text: string } }, until: Instant, cut: AbortSignal): Promise<HttpAnswer>;
  /** Fetches a certificate by its address; `anchored` where a root that this machine, Node or the user trusts issued it. Throws `Failed`. */
  fetchIssuer(url: string, until: Instant, cut: AbortSignal): Promise<{ readonly issuer: string; readonly anchored: "yes" | "no" }>;
  /** This machine's interfaces, and by which of them it would send to these addresses, and to this port of theirs where its routes know ports. No packet is sent for it. */
  machine(destinations: readonly string[], port?: number): Promise<MachineFacts>;
  /** What this machine's IP layer has counted so far, where the system tells (Linux). */
  egress(family: 4 | 6): EgressCount | undefined;
  /** Follows a connection device by device: where it stops, and who says so. Undefined where this machine has no means for it. */
  trace(to: { readonly address: string; readonly port: number }, until: Instant, cut: AbortSignal): Promise<PathTraceFacts | undefined>;
  /** What this machine's own surroundings show: packet filter, listeners, guards, names, denials. */
  readonly state: MachineState;
  /** What this machine says about its own mail programs. */
  readonly local: LocalLook;
  readonly credential: CredentialVault | undefined;
  /** Did the user allow a login in the clear at this very host? */
  clearLogin(host: string): "allowed" | "forbidden";
  readonly logins: LoginLedger;
  /** Removes every form of the known secret, and makes control characters visible. For what servers say. */
  clean(text: string): string;
  /** As `clean`, and removes what is a secret by its place (AUTH lines, `password=`). For what people paste. */
  cleanPasted(text: string): { readonly text: string; readonly found: number };
}

/** Packets of this machine's own since it started: asked for by programs, and handed on to a network card after every local rule. */
export interface EgressCount {
  readonly requested: number;
  /** Undefined on systems that do not count it (before Linux 6.9). */
  readonly sent: number | undefined;
  /** Repetitions of TCP that a rule or route of this machine refused to send. */
  readonly withheldRepeats: number | undefined;
}

/** Makes the responses of SASL mechanisms out of a secret that nobody else ever sees. */
export interface CredentialVault {
  readonly kind: "password" | "oauth-token";
  /** The response to a challenge, encoded as the wire wants it, itself a secret. Throws `Failed` where the challenge is broken. */
  respond(exchange: SaslExchange): Secret;
  /** The plain secret, for the LOGIN command of IMAP and PASS of POP3, already quoted for that protocol. */
  quoted(form: "imap" | "pop"): Secret;
  /** The plain secret as an IMAP literal (RFC 3501 section 4.3), which holds what a quoted string cannot; its length is a secret too. */
  literal(): { readonly octets: Secret; readonly value: Secret };
  /** Can the secret stand in a quoted string of IMAP? */
  readonly script: "ascii" | "beyond-ascii";
}

/** One step of a SASL exchange. */
export interface SaslExchange {
  readonly mechanism: string;
  readonly user: string;
  readonly host: string;
  readonly port: number;
  /** 0 for the initial response, then counting the challenges. */
  readonly step: number;
  /** The challenges so far, base64 as they came. */
  readonly challenges: readonly string[];
  /** A random string of this exchange, for mechanisms that need one. */
  readonly nonce: string;
}

/** Remembers between runs which login was spent where, and what became of it. */
export interface LoginLedger {
  /** Leave for one login of this account at this server, or the reason why not. Written down before the leave is given. */
  request(account: string, server: string): Promise<LoginPermit | LoginRefusal>;
  /** Leave for a further login of a pair that this very run saw accepted, and nothing else: one refusal ends it. */
  again(account: string, server: string): Promise<LoginPermit | LoginRefusal>;
}
