import type { TlsFacts } from "../model/observation.ts";
import type { FailureCode } from "../model/failure.ts";
import type { PathTraceFacts } from "../model/path-facts.ts";
import { Failed } from "./classify.ts";
import { openLedger } from "./logins.ts";
import { redactByPlace, redactor, visible } from "./redact.ts";
import { formsOf, unseal, vaultOf } from "./secrets.ts";
import type { Secret } from "../model/secret.ts";
import type { Channel, DnsReply, HandshakeOffer, Instant, World } from "./world.ts";

/** What a scripted server answers to a line: lines without their ends; "silence" for none at all; "goodbye" to close the connection. */
export type ScriptedAnswer = string | readonly string[] | "silence" | "goodbye";

/** A server at one address and port. Its answers are looked up by the first pattern that the line fits. */
export interface ScriptedServer {
  /** What it says first; absent for a server that waits. */
  readonly greeting?: ScriptedAnswer;
  /** Does TLS come before the greeting, as on port 465? */
  readonly implicitTls?: "yes";
  readonly answers?: readonly (readonly [RegExp, ScriptedAnswer])[];
  /** The outcome of a handshake; absent where it does not speak TLS. */
  readonly tls?: TlsFacts | FailureCode;
  /** What it answers inside TLS, where that differs. */
  readonly inside?: readonly (readonly [RegExp, ScriptedAnswer])[];
}

/** A whole world on paper. */
export interface Script {
  /** Addresses by host name, for the system's resolver and for A and AAAA questions alike; or the failure of every question. */
  readonly names?: Readonly<Record<string, readonly string[] | FailureCode>>;
  /** Further records: "MX example.com" to their values. */
  readonly records?: Readonly<Record<string, readonly string[]>>;
  /** Servers by "address:port". Where none stands, the connection is refused. */
  readonly servers?: Readonly<Record<string, ScriptedServer | FailureCode>>;
  /** What following a connection shows, by "address:port". */
  readonly traces?: Readonly<Record<string, PathTraceFacts>>;
  readonly secret?: Secret;
  readonly secretKind?: "password" | "oauth-token";
  readonly users?: readonly string[];
  readonly plainLoginHosts?: readonly string[];
  readonly startsAt?: string;
  /** The round trip to every server, in milliseconds of the world's own clock. */
  readonly rttMs?: number;
}

/** What happened in a scripted world: every line that was said to a server, secrets included, for tests that count logins. */
export interface ScriptedWorld extends World {
  readonly said: readonly { readonly to: string; readonly line: string; readonly encrypted: "yes" | "no" }[];
}

const resolver = "192.0.2.53";

const blameOf = (code: FailureCode) => (code === "internal" || code === "cut-short" || code === "out-of-sockets" ? "us" : code.startsWith("tls") || code.startsWith("not-") ? "them" : "path");
const fail = (code: FailureCode, detail: string, waitedMs?: number) => new Failed(code, blameOf(code), detail, waitedMs === undefined ? {} : { waitedMs });

/** A world that answers from a script, with a clock that moves only when somebody waits: for tests without sockets. */
export function scriptedWorld(script: Script): ScriptedWorld {
  const rttMs = script.rttMs ?? 20;
  let clock = 1_000;
  const said: { to: string; line: string; encrypted: "yes" | "no" }[] = [];
  const now = () => clock;
  const wallClock = () => new Date(Date.parse(script.startsAt ?? "2026-11-23T12:00:00.000Z") + clock - 1_000);
  const redact = redactor(script.secret === undefined ? [] : formsOf(script.secret, script.users ?? []));
  const clearLogin = (host: string) => ((script.plainLoginHosts ?? []).includes(host) ? "allowed" : "forbidden");

  const channels = new WeakMap<Channel, { server: ScriptedServer; to: string; host: string }>();
  const open = (server: ScriptedServer, to: string, host: string, encrypted: "yes" | "no", protection: Channel["protection"]): Channel => {
    let waiting = "";
    let closed = false;
    let partial = "";
    const hear = (answer: ScriptedAnswer | undefined) => {
      if (answer === undefined || answer === "silence") return;
      if (answer === "goodbye") closed = true;
      else for (const line of typeof answer === "string" ? [answer] : answer) waiting += `${line}\r\n`;
    };
    const table = encrypted === "yes" ? (server.inside ?? server.answers ?? []) : (server.answers ?? []);
    const take = (text: string) => {
      partial += text;
      for (let at = partial.indexOf("\r\n"); at !== -1; at = partial.indexOf("\r\n")) {
        const line = partial.slice(0, at);
        partial = partial.slice(at + 2);
        said.push({ to, line, encrypted });
        hear(table.find(([pattern]) => pattern.test(line))?.[1]);
      }
    };
    const channel: Channel = {
      protection,
      begunAt: clock,
      rttMs,
      attempts: 1,
      localAddress: "192.0.2.7",
      async read(until) {
        if (waiting !== "") {
          clock += rttMs;
          const bytes = Buffer.from(waiting, "utf8");
          waiting = "";
          return bytes;
        }
        if (closed) return "end";
        const waitedMs = Math.max(0, until - clock);
        clock = Math.max(clock, until);
        throw new Failed("silent", "them", `nothing was said for ${Math.round(waitedMs)} ms`, { waitedMs });
      },
      async write(text) {
        if (closed) throw fail("reset", "the connection is closed");
        take(typeof text === "string" ? text : Buffer.from(text).toString("utf8"));
      },
      async writeSecret(parts, _permit, _until) {
        if (protection !== "verified" && clearLogin(host) === "forbidden") throw new Failed("internal", "us", "a secret was about to go over a line that is not verified");
        take(parts.map(unseal).join(""));
      },
      pending: () => Buffer.byteLength(waiting),
      closed: Promise.resolve(),
      close() {
        closed = true;
      },
    };
    if ((encrypted === "yes") === (server.implicitTls === "yes")) hear(server.greeting);
    channels.set(channel, { server, to, host });
    return channel;
  };

  const answer = (name: string, type: string): readonly string[] => {
    const known = script.names?.[name];
    if (typeof known === "string") throw fail(known, `${type} ${name}`);
    if (type === "A" || type === "AAAA") return (known ?? []).filter((address) => address.includes(":") === (type === "AAAA"));
    return script.records?.[`${type} ${name}`] ?? [];
  };

  return {
    said,
    vantage: "here",
    now,
    wallClock,
    async sleep(ms) {
      clock += ms;
    },
    async connect(to, until: Instant) {
      const key = `${to.address}:${to.port}`;
      const server = script.servers?.[key] ?? "refused";
      if (server === "no-answer") {
        const waitedMs = Math.max(0, until - clock);
        clock = Math.max(clock, until);
        throw fail(server, key, waitedMs);
      }
      clock += rttMs;
      if (typeof server === "string") throw fail(server, key);
      return open(server, key, to.host, "no", "clear");
    },
    async handshake(channel: Channel, offer: HandshakeOffer) {
      const place = channels.get(channel);
      if (place === undefined) throw new Failed("internal", "us", "a channel of another world");
      clock += rttMs;
      const { tls } = place.server;
      if (tls === undefined) throw fail("not-tls", place.to);
      if (typeof tls === "string") throw fail(tls, place.to);
      const proven = tls.verifyError === undefined && tls.nameMatches === "yes";
      return { channel: open(place.server, place.to, offer.host, "yes", proven ? "verified" : "encrypted"), facts: tls, certificates: [] };
    },
    async systemLookup(host) {
      const known = script.names?.[host];
      if (typeof known === "string") throw fail(known, host);
      if (known === undefined || known.length === 0) throw new Failed("name-not-found", "them", host);
      return known;
    },
    resolvers: () => [resolver],
    async ask(question): Promise<DnsReply> {
      clock += rttMs;
      const values = answer(question.name, question.type);
      return { resolver, rcode: "NOERROR", authoritative: "no", authenticated: "no", via: "udp", answers: values.map((value) => ({ name: question.name, type: question.type, ttl: 300, value })), authority: [] };
    },
    async httpGet(url) {
      throw new Failed("refused", "path", url);
    },
    async fetchIssuer(url) {
      throw new Failed("refused", "path", url);
    },
    async machine() {
      return { interfaces: [], sendsBy: [], container: "no" };
    },
    egress: () => undefined,
    async trace(to) {
      return script.traces?.[`${to.address}:${to.port}`];
    },
    state: { firewall: async () => ({ why: "this machine is imagined" }), listeners: async () => ({ why: "this machine is imagined" }), guards: async () => ({ why: "this machine is imagined" }), names: async () => ({ why: "this machine is imagined" }), denials: async () => ({ why: "this machine is imagined" }), ways: async () => ({ why: "this machine is imagined" }), units: async () => ({ why: "this machine is imagined" }), network: async () => ({ why: "this machine is imagined" }), clock: async () => ({ why: "this machine is imagined" }), uid: undefined },
    local: { queue: async () => undefined, unsent: () => undefined, mailServer: async () => ({ port25: "unknown" }), saslModules: () => ({ folders: [], mechanisms: [] }), workers: () => undefined },
    credential: script.secret === undefined ? undefined : vaultOf(script.secret, script.secretKind ?? "password"),
    clearLogin,
    logins: openLedger({ path: undefined, secret: script.secret, wallClock, spend: "once" }),
    clean: (text) => visible(redact(text)),
    cleanPasted(text) {
      const known = redact(text);
      const placed = redactByPlace(known);
      return { text: visible(placed.text), found: placed.found + (known === text ? 0 : 1) };
    },
  };
}
