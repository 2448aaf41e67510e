import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { maxAnswerBytes, maxRequestBytes, requestMs, vantagePath, type VantageAnswer, type VantageLook, vantageRequestForm } from "../../ask/vantage-protocol.ts";
import { lookElsewhere } from "../../measure/look-elsewhere.ts";
import { nodeWorld, type NodeWorldOptions } from "../../world/node.ts";
import { reachOfAddress } from "../../world/special-address.ts";
import { version } from "../../version.ts";
import type { ServerCertificate } from "./certificate.ts";
import { RateLimit } from "./limits.ts";

/** The ports of mail: of sending, of receiving, and of managing filters (RFC 5804). */
export const mailPorts: readonly number[] = [25, 465, 587, 2525, 110, 143, 993, 995, 4190];

const minuteMs = 60_000;
/** A person who compares asks a few times in a row. */
const requestsAMinute = 12;
/** No server is visited more often through this place, whoever asks. */
const looksATargetAMinute = 10;
/** A token of 32 random bytes is not guessed; who tries is not heard any more for a while. */
const wrongTokensAnHour = 20;
const atOnce = 2;
const connections = 16;
const walkMs = 15_000;

/** How the second place is served. */
export interface VantageOptions {
  readonly host: string;
  readonly port: number;
  readonly token: string;
  readonly certificate: ServerCertificate;
  /** What it calls itself in answers. */
  readonly name: string;
  readonly ports: readonly number[];
  /** May a request lead into private networks, and to this machine itself? */
  readonly privateTargets: "refused" | "allowed";
  /** One line an answered request: when, how many servers, how it ended; never who asked for whom. */
  readonly log?: (line: string) => void;
  /** What a test bends at the edge. */
  readonly world?: Pick<NodeWorldOptions, "systemLookup" | "dns" | "ca" | "divert">;
  readonly now?: () => number;
}

/** The second place, being served. */
export interface VantageServed {
  readonly port: number;
  close(): Promise<void>;
}

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

const digest = (text: string) => createHash("sha256").update(text).digest();

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxRequestBytes) reject(new Refusal(413, "The request is too large."));
      else chunks.push(chunk);
    });
    request.once("error", () => reject(new Refusal(400, "The request broke off.")));
    request.once("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
  });
}

function readRequest(text: string): readonly VantageLook[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Refusal(400, "The request is no JSON.");
  }
  const read = vantageRequestForm.safeParse(json);
  // The reason names no field: what was in it could be a secret.
  if (!read.success) throw new Refusal(400, "The request is not of the known form; a field that is not known is refused.");
  return read.data.look;
}

/** Serves a second place to measure from, over TLS alone. */
export function serveVantage(options: VantageOptions): Promise<VantageServed> {
  const now = options.now ?? (() => performance.now());
  const right = digest(`Bearer ${options.token}`);
  const perToken = new RateLimit(requestsAMinute, minuteMs, now);
  const perTarget = new RateLimit(looksATargetAMinute, minuteMs, now);
  const perStranger = new RateLimit(wrongTokensAnHour, 60 * minuteMs, now);
  const mayReach = (address: string) => options.privateTargets === "allowed" || reachOfAddress(address) === "public";
  const running = new Set<AbortController>();

  const handle = async (request: IncomingMessage): Promise<VantageAnswer> => {
    const from = request.socket.remoteAddress ?? "";
    if (perStranger.isSpent(from)) throw new Refusal(429, "Too many wrong tokens; wait an hour.");
    if (!timingSafeEqual(digest(request.headers.authorization ?? ""), right)) {
      perStranger.take(from);
      throw new Refusal(401, "The token is missing or wrong.");
    }
    if (request.method !== "POST" || request.url !== vantagePath) throw new Refusal(404, "There is nothing here.");
    const wanted = readRequest(await bodyOf(request));
    if (running.size >= atOnce) throw new Refusal(429, "Other requests are under way; wait a moment.");
    if (perToken.take("token") === "spent") throw new Refusal(429, "Too many requests; wait a minute.");
    const allowed = wanted.filter((one) => options.ports.includes(one.port));
    for (const target of new Set(allowed.map((one) => `${one.host}:${one.port}`))) if (perTarget.take(target) === "spent") throw new Refusal(429, "This server was looked at too often; wait a minute.");
    const cut = new AbortController();
    running.add(cut);
    const timer = setTimeout(() => cut.abort(), requestMs - 5_000);
    request.socket.once("close", () => cut.abort());
    try {
      const world = nodeWorld({ vantage: options.name, ...options.world });
      const { observations, refused } = await lookElsewhere(allowed, world, mayReach, { writtenBy: version, timeoutMs: walkMs, cut: cut.signal });
      const shut = wanted.filter((one) => !allowed.includes(one));
      return {
        version: 1,
        name: options.name,
        observations,
        refused: [...shut.map(({ host, port }) => ({ host, port, why: "port-not-allowed" as const })), ...refused.map(({ host, port }) => ({ host, port, why: "address-not-allowed" as const }))],
      };
    } finally {
      clearTimeout(timer);
      running.delete(cut);
    }
  };

  const answer = (response: ServerResponse, status: number, body: unknown) => {
    if (response.destroyed) return;
    const text = JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(text), "cache-control": "no-store", connection: "close" });
    response.end(text);
  };
  const log = (status: number, looks: number) => options.log?.(`${new Date().toISOString()} ${status} ${looks} observations`);

  const server = createServer({ cert: options.certificate.cert, key: options.certificate.key, minVersion: "TLSv1.2", maxHeaderSize: 8 * 1024, headersTimeout: 5_000, requestTimeout: 10_000, handshakeTimeout: 10_000, connectionsCheckingInterval: 1_000 }, (request, response) => {
    handle(request).then(
      (found) => {
        // Whoever makes a server talk endlessly does not fill our line with it.
        if (JSON.stringify(found).length > maxAnswerBytes) {
          answer(response, 502, { error: "The servers said too much." });
          return log(502, 0);
        }
        answer(response, 200, found);
        log(200, found.observations.length);
      },
      (error: unknown) => {
        const status = error instanceof Refusal ? error.status : 500;
        answer(response, status, { error: error instanceof Refusal ? error.message : "A fault of cantsend itself." });
        request.destroy();
        log(status, 0);
      },
    );
  });
  server.maxConnections = connections;
  server.on("tlsClientError", (_error, socket) => socket.destroy());
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: options.host, port: options.port }, () => {
      server.off("error", reject);
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            for (const one of running) one.abort();
            server.close(() => closed());
            server.closeAllConnections();
          }),
      });
    });
  });
}
