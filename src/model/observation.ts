import type { DomainFacts } from "./domain-facts.ts";
import type { ArrivalFacts } from "./arrival-facts.ts";
import type { Failure, FailureCode } from "./failure.ts";
import type { PathFacts } from "./path-facts.ts";
import type { MessageFacts } from "./message-facts.ts";
import type { MachineStateFacts } from "./machine-facts.ts";
import type { Offer, Reply } from "./reply.ts";
import type { ReputationFacts } from "./reputation-facts.ts";
import type { Protocol, Security } from "./route.ts";
import type { LocalFacts } from "./local-facts.ts";
import type { SettingsFacts } from "./settings-facts.ts";
import type { VantageFacts } from "./vantage-facts.ts";

/** One address of one host, a port, and how it was talked to. */
export interface EndpointSubject {
  readonly on: "endpoint";
  readonly protocol: Protocol | "any";
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly security: Security;
}

/** What a measurement is about. */
export type Subject =
  | EndpointSubject
  | { readonly on: "name"; readonly name: string; readonly type: string; readonly resolver: string }
  | { readonly on: "machine" }
  | { readonly on: "message" };

/** One certificate of a chain, as the server sent it. */
export interface CertificateFacts {
  readonly subject: string;
  readonly issuer: string;
  /** DNS names and IP addresses of subjectAltName; the common name is not among them (RFC 9525 section 2). */
  readonly names: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly serial: string;
  readonly fingerprint256: string;
  readonly selfIssued: "yes" | "no";
  /** Key type and length in bits, such as "rsa 2048" or "ec 256". */
  readonly key: string;
  /** How the issuer signed it, in OpenSSL's words, such as "ecdsa-with-SHA256" or "sha1WithRSAEncryption". */
  readonly signature?: string;
  /** Where the issuer's own certificate can be fetched, by the certificate's own word (RFC 5280 section 4.2.2.1). */
  readonly issuerUrl?: string;
}

/** Does one set of root certificates accept the chain? `why` is OpenSSL's own code where it does not. */
export interface TrustVerdict {
  readonly accepted: "yes" | "no";
  readonly why?: string;
}

/** What a finished TLS handshake showed. That it finished says nothing yet about trust: that is judged from here. */
export interface TlsFacts {
  readonly version: string;
  readonly cipher: string;
  /** The name asked for by SNI, or "none". */
  readonly serverName: string;
  /** The chain as the server sent it, leaf first. */
  readonly chain: readonly CertificateFacts[];
  /** Is the host name among the certificate's names (RFC 9525 section 6)? */
  readonly nameMatches: "yes" | "no";
  /** Is now, by this machine's clock, inside the leaf's validity? */
  readonly inValidity: "yes" | "not-yet" | "expired";
  /** Trust by the roots that ship with Node (Mozilla's programme), by this system's own store, and by roots the user named. */
  /** OpenSSL's own word on the chain against all roots together, where it does not accept it. */
  readonly verifyError?: string;
  readonly trust: {
    readonly bundled: TrustVerdict;
    readonly system: TrustVerdict;
    readonly named?: TrustVerdict;
  };
  /** Did the server ask for a client certificate? */
  readonly wantsClientCertificate: "yes" | "no" | "unknown";
}

/** What EHLO brought: the name that was said, the reply to it, and what is offered after it. */
export interface HelloFacts {
  readonly said: string;
  readonly reply: Reply;
  readonly offer: Offer;
  /** Where the first name was refused: a second EHLO with this connection's own address as a literal (RFC 5321 section 4.1.3). */
  readonly retry?: { readonly said: string; readonly reply: Reply };
}

/** What a login brought: accepted or refused, with the server's words. */
export interface LoginFacts {
  readonly accepted: "yes" | "no";
  readonly mechanism: string;
  readonly user: string;
  readonly reply: Reply;
  /** What an OAuth server said in its 334 challenge (decoded JSON text), where there was one. */
  readonly challenge?: string;
  /** Set where the answer comes from the ledger of an earlier run because the pair must not be tried again. */
  readonly remembered?: string;
}

/** One resource record as a resolver gave it. */
export interface RecordFacts {
  readonly name: string;
  readonly type: string;
  readonly ttl: number;
  readonly value: string;
}

/** One answer of a DNS server, or of this machine's own resolver library (then flags and TTLs are missing). */
export interface DnsFacts {
  readonly resolver: string;
  readonly rcode: string;
  readonly authoritative: "yes" | "no" | "unknown";
  readonly authenticated: "yes" | "no" | "unknown";
  readonly via: "udp" | "tcp" | "system";
  readonly answers: readonly RecordFacts[];
  /** Extended DNS Error (RFC 8914), code and text. */
  readonly extendedError?: string;
}

/** The replies to the envelope of a message to the account itself, taken back by RSET. */
export interface EnvelopeFacts {
  readonly from: string;
  readonly to: string;
  readonly loggedIn: "yes" | "no";
  readonly encrypted: "yes" | "no";
  readonly mail: Reply;
  readonly rcpt?: Reply;
  /** Where the sender was refused and is not the address that logged in: the replies with that address as the sender instead. */
  readonly asLogin?: { readonly from: string; readonly mail: Reply; readonly rcpt?: Reply };
}

/** A message from client, bounce or log that a person handed to us. */
export interface ReportedFacts {
  readonly reply?: Reply;
  /** The words as they were given, secrets removed. */
  readonly text: string;
  readonly phase: Phase | "unknown";
  /** The command that the other side answered to, where the text tells. */
  readonly provider?: string;
  /** The kind of program that speaks, such as "outlook" or "nodemailer", where the text tells. */
  readonly dialect?: string;
  /** What the text says of the transport: a word of our own failure codes, where one fits. */
  readonly failure?: string;
}

/** One network interface: its name, and how far its addresses reach. No address is kept: names and reach suffice to judge. */
export interface InterfaceFacts {
  readonly name: string;
  readonly ipv4: "public" | "private" | "none";
  readonly ipv6: "public" | "private" | "none";
}

/** How this machine is connected, as far as it knows itself. */
export interface MachineFacts {
  readonly interfaces: readonly InterfaceFacts[];
  /** By which interface this machine would send to each address of the mail server; an address without a way is missing. */
  readonly sendsBy: readonly { readonly address: string; readonly interface: string }[];
  readonly container: "yes" | "no";
  /** The hosting company whose name the firmware of a rented machine bears. */
  readonly hoster?: string;
}

/** The IP layer's own count during one connection attempt: packets that programs asked it to send, and packets that went on to a network card. */
export interface EgressFacts {
  /** How the attempt ended. */
  readonly outcome: FailureCode | "open";
  readonly requested: number;
  /** Absent on systems that do not count it. */
  readonly sent?: number;
  /** Repetitions of TCP segments that this machine refused to itself; older systems count only these. */
  readonly withheldRepeats?: number;
}

/** The part of a mail session that something happened in. */
export type Phase =
  | "dns"
  | "connect"
  | "tls"
  | "greeting"
  | "hello"
  | "starttls"
  | "login"
  | "mail"
  | "rcpt"
  | "data"
  | "after"
  | "local";

/** One entry a kind: what a successful measurement of that kind saw. */
export interface Facts extends ArrivalFacts, LocalFacts, MessageFacts, ReputationFacts, SettingsFacts, DomainFacts, PathFacts, MachineStateFacts, VantageFacts {
  /** One answer of one resolver to one question. */
  readonly "dns-answer": DnsFacts;
  /** What this machine's own resolver library (getaddrinfo) makes of a host name. */
  readonly "system-lookup": { readonly addresses: readonly string[] };
  readonly "tcp-connect": { readonly rttMs: number; readonly attempts: number; readonly localAddress: string };
  /** As tcp-connect, to a host that has nothing to do with the account. */
  readonly "control-connect": { readonly rttMs: number; readonly attempts: number; readonly localAddress: string };
  /** The greeting of an unrelated operator, against which a redirect shows. */
  readonly "control-greeting": { readonly reply: Reply; readonly offer: Offer };
  readonly "smtp-greeting": { readonly reply: Reply; readonly afterMs: number };
  /** EHLO in the clear. */
  readonly "smtp-hello": HelloFacts;
  readonly "smtp-starttls": { readonly reply: Reply };
  readonly "tls-handshake": TlsFacts;
  /** A handshake without server name indication, on a connection of its own. */
  readonly "tls-without-sni": TlsFacts;
  /** A handshake that offers TLS 1.0 to 1.2 with every cipher, however weak, on a connection of its own: which version came about says what a modern handshake lacks. */
  readonly "tls-legacy": TlsFacts;
  /** The issuer's certificate that the server should have sent, fetched from where the leaf says it is. */
  readonly "tls-issuer-fetch": { readonly url: string; readonly issuer: string; readonly anchored: "yes" | "no" };
  /** A handshake with an unrelated operator's server: who vouches for the certificates there? */
  readonly "control-tls": TlsFacts;
  /** A handshake with the web server of the very host, which often has the newer certificate. */
  readonly "web-tls": TlsFacts;
  /** EHLO inside TLS. */
  readonly "smtp-hello-tls": HelloFacts;
  readonly "smtp-login": LoginFacts;
  /** A second login with the other form of the user name, only with consent. */
  readonly "smtp-login-other-user": LoginFacts;
  readonly "smtp-envelope": EnvelopeFacts;
  /** A canary message to the account itself, only with consent. */
  readonly "smtp-canary": { readonly reply: Reply; readonly messageId: string };
  readonly "access-greeting": { readonly reply: Reply };
  readonly "access-offer": { readonly offer: Offer };
  readonly "access-tls": TlsFacts;
  /** The same pair at IMAP or POP3: the control experiment. */
  readonly "access-login": LoginFacts;
  /** This machine's clock minus the peer's, in milliseconds. */
  readonly "clock-offset": { readonly offsetMs: number; readonly peer: string };
  readonly "reported-reply": ReportedFacts;
  /** The way out of this machine, as the machine itself describes it. */
  readonly "machine-interfaces": MachineFacts;
  /** What became of the packets of one connection attempt inside this machine. */
  readonly "egress-count": EgressFacts;
}

export type Kind = keyof Facts;

/** One line of a dialogue, secrets already replaced, with the milliseconds since the connection was begun. */
export interface DialogueLine {
  readonly atMs: number;
  readonly from: "us" | "server" | "note";
  readonly text: string;
}

interface Measured<K extends Kind> {
  readonly id: string;
  readonly kind: K;
  readonly about: Subject;
  /** Where it was measured from: the machine's name for itself in this case file. */
  readonly vantage: string;
  /** When it began, RFC 3339 in UTC. */
  readonly at: string;
  /** When it began, in milliseconds since the run began. */
  readonly startedMs: number;
  readonly tookMs: number;
  readonly dialogue?: readonly DialogueLine[];
}

/** One measurement, one outcome, at most one failure. */
export type Observation<K extends Kind = Kind> = K extends Kind
  ? Measured<K> & ({ readonly ok: true; readonly saw: Facts[K] } | { readonly ok: false; readonly failure: Failure })
  : never;

/** What was not measured, and why. */
export interface Gap {
  readonly kind: Kind;
  readonly about: Subject;
  readonly why: GapReason;
  readonly detail: string;
}

/** The closed list of reasons why something was left unmeasured. */
export type GapReason =
  | "not-reached"
  | "not-allowed"
  | "no-credential"
  | "already-refused"
  | "locked-out"
  | "not-trusted"
  | "not-encrypted"
  | "not-needed"
  | "interrupted"
  | "not-available";
