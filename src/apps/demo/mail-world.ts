import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import type { SecureContext } from "node:tls";
import type { MachineFacts } from "../../model/observation.ts";
import { Secret } from "../../model/secret.ts";
import type { Target } from "../../model/target.ts";
import { Failed } from "../../world/classify.ts";
import { askServer } from "../../world/dns-transport.ts";
import { type NodeWorldOptions, nodeWorld, type SocketEnd } from "../../world/node.ts";
import { formsOf } from "../../world/secrets.ts";
import type { World } from "../../world/world.ts";
import { controls } from "./fault.ts";
import { type Authority, foundAuthority, type Wanted } from "./servers/authority.ts";
import { dnsServer, type Zone } from "./servers/dns-server.ts";
import { contextOf, type TlsManners } from "./servers/encrypt.ts";
import { type ImapManners, imapService } from "./servers/imap-service.ts";
import { type Listener, listen, type Service } from "./servers/listener.ts";
import { Mailbox } from "./servers/mailbox.ts";
import type { Middlebox } from "./servers/middlebox.ts";
import type { Account } from "./servers/sasl.ts";
import { silentPort } from "./servers/silent-port.ts";
import { type SmtpManners, smtpService } from "./servers/smtp-service.ts";
import { type WebManners, webService } from "./servers/web-service.ts";
import { Witness } from "./servers/witness.ts";

/** The addresses of the demo are those that RFC 5737 and RFC 3849 keep for documentation; every connection to them ends on 127.0.0.1. */
export const addresses = {
  smtp: "192.0.2.25",
  imap: "192.0.2.93",
  pki: "192.0.2.80",
  controls: { "mail.north.example": "198.51.100.25", "mail.south.example": "203.0.113.25", "www.west.example": "198.51.100.80", "www.east.example": "203.0.113.80" },
} as const;

/** Port 1 (tcpmux) is served by nobody; a port that merely was free a moment ago may be given to somebody else. */
const closedPort = 1;

/** How a host answers at a port: a service, a refusal, or nothing at all. */
export type Answer = Service | "closed" | "silent";

/** What differs from a healthy provider. */
export interface ProviderManners {
  readonly smtpHost?: string;
  readonly accounts?: readonly Account[];
  /** Holds for 465 and 587 alike. */
  readonly submission?: Partial<SmtpManners>;
  readonly ports?: Readonly<Partial<Record<25 | 465 | 587 | 2525, Partial<SmtpManners> | "closed" | "silent">>>;
  readonly imap?: Partial<ImapManners> | "closed" | "silent";
}

/** How long the lookup goes on where the resolver is silent: two attempts of two and a half seconds, in milliseconds. */
const lookupMs = 5_000;

let trusted: Promise<Authority> | undefined;
/** The authority that everybody in the demo trusts. Founded once in a process. */
export function trustedAuthority(): Promise<Authority> {
  trusted ??= foundAuthority("Meadow Trust");
  return trusted;
}

/** A machine behind an ordinary router at home. */
function atHome(destinations: readonly string[]): MachineFacts {
  const name = "lan0";
  return { interfaces: [{ name, ipv4: "private", ipv6: "public" }], sendsBy: destinations.map((address) => ({ address, interface: name })), container: "no" };
}

const nothing = () => false;

const made = new Map<string, Promise<SecureContext>>();

/**
 * A small mail world of real servers on 127.0.0.1: names, a mail provider, two other operators, two web servers.
 * A fault arranges it; `open` starts it, `close` leaves nothing behind.
 */
export class MailWorld {
  readonly target: Target;
  readonly authority: Authority;
  readonly witness = new Witness();
  readonly zone: Zone = { names: new Map(), fault: "none" };
  /** The password, or token, of the account: made up for this run alone, so that it is found wherever it should not be. */
  readonly password = `canary-${randomBytes(12).toString("hex")}`;
  readonly #answers = new Map<string, Answer>();
  readonly #redirects = new Map<number, Service>();
  readonly #boxes = new Map<number, Middlebox>();
  readonly #real = new Map<string | number, number>();
  readonly #listeners: Listener[] = [];
  #drops: (to: SocketEnd) => boolean = nothing;
  #dnsPort = 0;
  #silentPort = closedPort;

  constructor(target: Target, authority: Authority) {
    this.target = target;
    this.authority = authority;
  }

  /** The account as its own provider knows it. */
  get account(): Account {
    return { user: this.target.address, password: this.password };
  }

  /** A certificate of the trusted authority, ready to be served. The same certificate is made once in a process: signing takes time. */
  certificate(wanted: Wanted): Promise<SecureContext> {
    const key = JSON.stringify(wanted);
    const known = made.get(key) ?? this.authority.issue(wanted).then((identity) => contextOf(identity));
    made.set(key, known);
    return known;
  }

  async #tlsFor(name: string): Promise<TlsManners> {
    return { context: await this.certificate({ names: [name] }) };
  }

  /** Says what answers at a port of an address. */
  place(address: string, port: number, answer: Answer): void {
    this.#answers.set(`${address} ${port}`, answer);
  }

  /** Puts something on the way to these ports, whoever's they are. */
  putOnTheWay(ports: readonly number[], box: Middlebox): void {
    for (const port of ports) this.#boxes.set(port, box);
  }

  /** Sends every connection to these ports, wherever it was meant to go, to one service. */
  redirect(ports: readonly number[], service: (port: number) => Service): void {
    for (const port of ports) this.#redirects.set(port, service(port));
  }

  /** Drops the packets to some ends, as a firewall does. */
  drop(which: (to: SocketEnd) => boolean): void {
    this.#drops = which;
  }

  smtp(manners: SmtpManners): Service {
    return smtpService(manners, this.witness);
  }

  /** Sets up the account's provider: names, 465, 587, 25 and IMAP, healthy but for what is said. */
  async provider(manners: ProviderManners = {}): Promise<void> {
    const smtpName = manners.smtpHost ?? this.target.submission?.host ?? `smtp.${this.target.domain}`;
    const imapName = this.target.imap?.host ?? `imap.${this.target.domain}`;
    this.zone.names.set(this.target.domain, { MX: [`10 ${smtpName}`] });
    this.zone.names.set(smtpName, { A: [addresses.smtp] });
    this.zone.names.set(imapName, { A: [addresses.imap] });
    const accounts = manners.accounts ?? [this.account];
    const oauth = this.target.credential?.kind === "oauth-token";
    const mechanisms = oauth ? ["LOGIN", "XOAUTH2"] : ["PLAIN", "LOGIN"];
    const smtpTls = await this.#tlsFor(smtpName);
    const mailbox = new Mailbox();
    const usual = { name: smtpName, accounts, tls: smtpTls, mechanisms, delivers: { to: this.target.address, mailbox } };
    const healthy: Readonly<Record<25 | 465 | 587 | 2525, SmtpManners | "closed">> = {
      465: { ...usual, security: "tls", ...manners.submission },
      587: { ...usual, security: "starttls", ...manners.submission },
      // The way in for mail from other servers: no logins there.
      25: { ...usual, security: "starttls", mechanisms: [], ...(manners.submission?.tls === undefined ? {} : { tls: manners.submission.tls }) },
      2525: "closed",
    };
    for (const port of [25, 465, 587, 2525] as const) {
      const base = healthy[port];
      const change = manners.ports?.[port];
      if (typeof change === "string") this.place(addresses.smtp, port, change);
      else if (base !== "closed" || change !== undefined) this.place(addresses.smtp, port, this.smtp({ ...usual, security: "starttls", ...(base === "closed" ? {} : base), ...change }));
    }
    const imap = manners.imap ?? {};
    if (typeof imap === "string") this.place(addresses.imap, 993, imap);
    else this.place(addresses.imap, 993, imapService({ name: imapName, accounts: [this.account], security: "tls", tls: await this.#tlsFor(imapName), mechanisms, mailbox, ...imap }, this.witness));
  }

  /** Sets up those who have nothing to do with the account. */
  async others(web: Pick<WebManners, "clockAheadMs"> = {}): Promise<void> {
    for (const name of controls.mail) {
      const address = addresses.controls[name];
      this.zone.names.set(name, { A: [address] });
      const manners = { name, accounts: [], tls: await this.#tlsFor(name) };
      this.place(address, 465, this.smtp({ ...manners, security: "tls" }));
      this.place(address, 587, this.smtp({ ...manners, security: "starttls" }));
      this.place(address, 25, this.smtp({ ...manners, security: "starttls", mechanisms: [] }));
    }
    for (const name of controls.web) {
      this.zone.names.set(name, { A: [addresses.controls[name]] });
      this.place(addresses.controls[name], 443, webService({ tls: await this.#tlsFor(name), ...web }));
    }
  }

  async #listen(service: Service): Promise<number> {
    const listener = await listen(service);
    this.#listeners.push(listener);
    return listener.port;
  }

  /** Starts everything. */
  async open(): Promise<void> {
    const dns = await dnsServer(this.zone);
    this.#listeners.push(dns);
    this.#dnsPort = dns.port;
    await Promise.all([
      ...[...this.#answers].map(async ([end, answer]) => {
        if (typeof answer === "string") return;
        const port = await this.#listen(answer);
        const box = this.#boxes.get(Number(end.split(" ")[1]));
        this.#real.set(end, box === undefined ? port : await this.#listen(box(() => connect({ host: "127.0.0.1", port }))));
      }),
      ...[...this.#redirects].map(async ([port, service]) => void this.#real.set(port, await this.#listen(service))),
    ]);
    // It takes a thread and a tenth of a second: only for those who are silent.
    if (this.#drops === nothing && ![...this.#answers.values()].includes("silent")) return;
    const silence = await silentPort();
    this.#listeners.push(silence);
    this.#silentPort = silence.port;
  }

  /** Where a connection really goes. Whatever nobody placed is refused: nothing leaves this machine. */
  readonly divert = (to: SocketEnd): SocketEnd => {
    const real = (port: number) => ({ address: "127.0.0.1", port });
    if (this.#drops(to)) return real(this.#silentPort);
    const end = `${to.address} ${to.port}`;
    if (this.#answers.get(end) === "silent") return real(this.#silentPort);
    return real(this.#real.get(to.port) ?? this.#real.get(end) ?? closedPort);
  };

  /** What getaddrinfo would say if this machine's resolver were the demo's. */
  async #lookup(host: string): Promise<readonly string[]> {
    const until = performance.now() + lookupMs;
    const cut = new AbortController().signal;
    const ask = (type: "A" | "AAAA") => askServer({ name: host, type, server: `127.0.0.1:${this.#dnsPort}`, recursion: "desired" }, until, () => performance.now(), cut);
    const [v4, v6] = await Promise.all([ask("A"), ask("AAAA")]);
    const found = [...v4.answers, ...v6.answers].map((record) => record.value);
    if (found.length > 0) return found;
    if (v4.rcode === "NOERROR" || v4.rcode === "NXDOMAIN") throw new Failed("name-not-found", "them", `getaddrinfo ENOTFOUND ${host}`);
    throw new Failed("resolver-silent", "path", `getaddrinfo EAI_AGAIN ${host}`);
  }

  /** The world as a diagnosis meets it; with another secret where a person types one. */
  reach(secret: Secret = new Secret(this.password), more: Pick<NodeWorldOptions, "ledgerPath" | "spend"> = {}): World {
    const user = this.target.credential?.submissionUser ?? this.target.address;
    const options: NodeWorldOptions = {
      dns: [`127.0.0.1:${this.#dnsPort}`],
      ca: [this.authority.root],
      systemLookup: (host) => this.#lookup(host),
      divert: this.divert,
      vantage: "demo",
      ...more,
      ...(this.target.credential === undefined ? {} : { secret, secretKind: this.target.credential.kind, users: [user] }),
    };
    // The real interfaces and counters of this machine have no part in a network that exists on its loopback alone.
    return { ...nodeWorld(options), machine: async (destinations) => atHome(destinations), egress: () => undefined };
  }

  /** Did the password, in whatever form, cross unencrypted? */
  secretInClear(): "yes" | "no" {
    return this.witness.heard(formsOf(new Secret(this.password), [this.target.address, this.target.credential?.submissionUser ?? ""]));
  }

  /** Stops everything and waits until it has stopped. */
  async close(): Promise<void> {
    await Promise.all(this.#listeners.splice(0).map((listener) => listener.close()));
  }
}
