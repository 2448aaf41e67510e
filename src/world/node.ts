import { lookup } from "node:dns/promises";
import { getServers } from "node:dns";
import { hostname } from "node:os";
import { isIP } from "node:net";
import type { Secret } from "../model/secret.ts";
import { SocketChannel } from "./channel.ts";
import { classify, Failed } from "./classify.ts";
import { dial, RoundTrips } from "./dial.ts";
import { askServer } from "./dns-transport.ts";
import { httpGet } from "./http.ts";
import { openLedger } from "./logins.ts";
import { localLook } from "./local.ts";
import { type MachineState, machineState } from "./machine/state.ts";
import { describeMachine, egressCount } from "./machine.ts";
import { redactByPlace, redactor, visible } from "./redact.ts";
import { formsOf, vaultOf } from "./secrets.ts";
import { Roots, shakeHands } from "./tls.ts";
import { tracePath } from "./trace.ts";
import type { World } from "./world.ts";

/** A certificate is a few kilobytes. */
const maxCertificateBytes = 64 * 1024;
/** A web server that none of so many addresses reaches is not asked at the others. */
const maxWebAddresses = 3;
/** Public chains have one or two certificates between leaf and root. */
const maxIssuerHops = 3;

/** One end of a connection: an address and a port. */
export interface SocketEnd {
  readonly address: string;
  readonly port: number;
}

/** What the real world needs to know from the user, and what a test or the demo may bend at its edge. */
export interface NodeWorldOptions {
  readonly secret?: Secret;
  readonly secretKind?: "password" | "oauth-token";
  /** User names under which the secret may show up in SASL responses. */
  readonly users?: readonly string[];
  /** DNS servers to ask instead of this machine's. */
  readonly dns?: readonly string[];
  /** PEM texts of further roots that the user trusts. */
  readonly ca?: readonly string[];
  /** Hosts to which the user allows a login in the clear. */
  readonly plainLoginHosts?: readonly string[];
  readonly ledgerPath?: string;
  readonly spend?: "once" | "another";
  readonly vantage?: string;
  /** Where a connection to an address and port really goes: how a demo without privileges can have hosts of its own, and a port 587. */
  readonly divert?: (to: SocketEnd) => SocketEnd;
  /** Stands for getaddrinfo where that cannot be redirected. */
  readonly systemLookup?: (host: string) => Promise<readonly string[]>;
  readonly wallClock?: () => Date;
  /** Stands for this machine's own surroundings, where those of another are wanted. */
  readonly state?: MachineState;
}

let latest: Roots | undefined;

/** The roots to trust, with these named besides. Worlds that follow each other mostly trust the same, and reading hundreds of certificates takes time. */
function rootsWith(named: readonly string[]): Roots {
  if (latest === undefined || latest.named.length !== named.length || latest.named.some((pem, at) => pem !== named[at])) latest = new Roots(named);
  return latest;
}

/** The real world: sockets, resolvers, clocks of this machine. */
export function nodeWorld(options: NodeWorldOptions = {}): World {
  const now = () => performance.now();
  const wallClock = options.wallClock ?? (() => new Date());
  const trips = new RoundTrips();
  const roots = rootsWith(options.ca ?? []);
  const redact = redactor(options.secret === undefined ? [] : formsOf(options.secret, options.users ?? []));
  const divert = options.divert ?? ((to: SocketEnd) => to);
  const resolvers = options.dns !== undefined && options.dns.length > 0 ? options.dns : getServers();

  const clearLogin = (host: string) => ((options.plainLoginHosts ?? []).includes(host) ? "allowed" : "forbidden");
  const systemLookup = async (host: string) => {
    if (options.systemLookup !== undefined) return options.systemLookup(host);
    return (await lookup(host, { all: true, order: "verbatim" })).map((found) => found.address);
  };

  // Reading the root stores takes tens of milliseconds: done once, while the first answer is on its way.
  let warmed: "no" | "yes" = "no";
  const warmUp = () => {
    if (warmed === "no") setImmediate(() => roots.context());
    warmed = "yes";
  };

  const world: World = {
    vantage: options.vantage ?? hostname(),
    now,
    wallClock,
    sleep: (ms, cut) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer);
          cut.removeEventListener("abort", end);
          resolve();
        };
        const timer = setTimeout(end, ms);
        cut.addEventListener("abort", end, { once: true });
      }),
    async connect(to, until, cut) {
      const dialled = await dial(divert({ address: to.address, port: to.port }), until, now, trips, cut);
      const channel = new SocketChannel(dialled.socket, {
        protection: "clear",
        begunAt: dialled.begunAt,
        rttMs: dialled.rttMs,
        attempts: dialled.attempts,
        localAddress: dialled.socket.localAddress ?? "",
        clearLogin: clearLogin(to.host),
        now,
      });
      // Whoever was cut short in the middle of a dialogue leaves at once; the reader then sees a closed line.
      // On a turn of its own: a TLS layer may be in the middle of a read from this very line.
      cut.addEventListener("abort", () => setImmediate(() => dialled.socket.resetAndDestroy()), { once: true });
      return channel;
    },
    handshake(channel, offer, until) {
      if (!(channel instanceof SocketChannel)) return Promise.reject(new Failed("internal", "us", "this channel has no socket"));
      return shakeHands(channel, offer, roots, until, now, wallClock);
    },
    async systemLookup(host, until) {
      let timer: NodeJS.Timeout | undefined;
      const expiry = new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => reject(new Failed("resolver-silent", "path", `this machine's resolver said nothing about ${host}`)), Math.max(1, until - now()));
      });
      try {
        return await Promise.race([systemLookup(host), expiry]);
      } catch (error) {
        throw classify(error, "lookup");
      } finally {
        clearTimeout(timer);
      }
    },
    resolvers: () => resolvers,
    ask(question, until, cut) {
      warmUp();
      return askServer(question, until, now, cut);
    },
    httpGet: (url, limits, until, cut) =>
      httpGet(
        url,
        {
          ...limits,
          roots: roots.context(),
          async resolve(host, port) {
            const bare = host.replace(/^\[(.*)\]$/, "$1");
            const all = limits.address === undefined ? (isIP(bare) === 0 ? await world.systemLookup(host, until) : [bare]) : [limits.address];
            if (all.length === 0) throw new Failed("no-addresses", "them", `${host} has no address`);
            // IPv4 first: over the family that nearly everybody has, a request is least likely to be lost.
            const inTurn = [...all.filter((one) => isIP(one) === 4), ...all.filter((one) => isIP(one) !== 4)];
            return inTurn.slice(0, maxWebAddresses).map((address) => divert({ address, port }));
          },
        },
        until,
        now,
        cut,
      ),
    async fetchIssuer(url, until, cut) {
      let next: string | undefined = url;
      let found: ReturnType<typeof roots.vouchFor> | undefined;
      for (let hop = 0; next !== undefined && hop < maxIssuerHops; hop += 1) {
        const answer = await world.httpGet(next, { maxBytes: maxCertificateBytes, verify: "yes", redirects: 1 }, until, cut);
        found = roots.vouchFor(Buffer.from(answer.body));
        next = found.anchored === "yes" ? undefined : found.issuerUrl;
      }
      if (found === undefined) throw new Failed("internal", "us", "no certificate was asked for");
      return { issuer: found.issuer, anchored: found.anchored };
    },
    machine: describeMachine,
    egress: egressCount,
    // A connection that goes elsewhere than it says has no way worth following.
    trace: (to, until, cut) => (options.divert === undefined ? tracePath(to, until, now, cut) : Promise.resolve(undefined)),
    state: options.state ?? machineState,
    local: localLook,
    credential: options.secret === undefined ? undefined : vaultOf(options.secret, options.secretKind ?? "password"),
    clearLogin,
    logins: openLedger({ path: options.ledgerPath, secret: options.secret, wallClock, spend: options.spend ?? "once" }),
    clean: (text) => visible(redact(text)),
    cleanPasted(text) {
      const known = redact(text);
      const placed = redactByPlace(known);
      return { text: visible(placed.text), found: placed.found + (known === text ? 0 : 1) };
    },
  };
  return world;
}
