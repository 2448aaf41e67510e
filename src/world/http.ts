import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import type { SecureContext } from "node:tls";
import type { FailureCode } from "../model/failure.ts";
import { classify, Failed } from "./classify.ts";
import type { HttpAnswer, Instant } from "./world.ts";

/** Where a request ends up, tried in turn until one of them lets a connection come about. */
type Ends = readonly { readonly address: string; readonly port: number }[];

/** What does not come about at one address may at the next: refusals and dead ways, but never something that a server said. */
const nextAddressFor: readonly FailureCode[] = ["refused", "host-unreachable", "network-unreachable", "no-such-route", "no-answer"];

/** One GET, or one POST of a text, with absolute limits on bytes, redirects and time; a redirect never leaves https for http. Throws `Failed`. */
export async function httpGet(
  url: string,
  limits: {
    readonly maxBytes: number;
    readonly verify: "yes" | "no";
    readonly redirects: number;
    /** The kinds of answer that are wanted, where that matters to the other side. */
    readonly accept?: string;
    readonly post?: { readonly type: string; readonly text: string };
    /** The roots to trust, made ready once: reading them anew for each request takes longer than the request. */
    readonly roots?: SecureContext;
    readonly resolve?: (host: string, port: number) => Promise<Ends>;
  },
  until: Instant,
  now: () => Instant,
  cut: AbortSignal,
): Promise<HttpAnswer> {
  const parsed = new URL(url);
  if (parsed.protocol !== "https:" && parsed.protocol !== "http:") throw new Failed("malformed-reply", "them", `${parsed.protocol} is no address of the web`);
  const answer = await one(parsed, limits, until, now, cut);
  const location = answer.headers.location;
  if (answer.status < 300 || answer.status > 399 || location === undefined || limits.redirects === 0) return answer;
  const next = new URL(location, parsed);
  if (parsed.protocol === "https:" && next.protocol !== "https:") throw new Failed("malformed-reply", "them", `${parsed.host} redirects from https to ${next.protocol}`);
  return httpGet(next.href, { ...limits, redirects: limits.redirects - 1 }, until, now, cut);
}

async function one(url: URL, limits: Parameters<typeof httpGet>[1], until: Instant, now: () => Instant, cut: AbortSignal): Promise<HttpAnswer> {
  const tls = url.protocol === "https:";
  const port = url.port === "" ? (tls ? 443 : 80) : Number(url.port);
  const ends = (await limits.resolve?.(url.hostname, port)) ?? [{ address: url.hostname, port }];
  for (const [at, to] of ends.entries()) {
    try {
      return await talk(url, to, limits, until, now, cut);
    } catch (error) {
      if (at === ends.length - 1 || !(error instanceof Failed) || !nextAddressFor.includes(error.failure.code)) throw error;
    }
  }
  throw new Failed("no-addresses", "them", `${url.hostname} has no address`);
}

function talk(url: URL, to: Ends[number], limits: Parameters<typeof httpGet>[1], until: Instant, now: () => Instant, cut: AbortSignal): Promise<HttpAnswer> {
  const tls = url.protocol === "https:";
  return new Promise((resolve, reject) => {
    const body = limits.post === undefined ? undefined : Buffer.from(limits.post.text, "utf8");
    const options = {
      host: to.address,
      port: to.port,
      path: url.pathname + url.search,
      method: body === undefined ? "GET" : "POST",
      headers: {
        host: url.host,
        "user-agent": "cantsend",
        accept: limits.accept ?? "*/*",
        connection: "close",
        ...(body === undefined || limits.post === undefined ? {} : { "content-type": limits.post.type, "content-length": body.length }),
      },
      agent: false as const,
      ...(tls ? { servername: url.hostname, rejectUnauthorized: limits.verify === "yes", ...(limits.roots === undefined ? {} : { secureContext: limits.roots }) } : {}),
    };
    const request = (tls ? requestTls : requestPlain)(options);
    const finish = (act: () => void) => {
      clearTimeout(timer);
      cut.removeEventListener("abort", onCut);
      request.on("error", () => {});
      request.destroy();
      act();
    };
    const timer = setTimeout(() => finish(() => reject(new Failed("silent", "them", `no full answer from ${url.host}`))), Math.max(1, until - now()));
    const onCut = () => finish(() => reject(new Failed("cut-short", "us", "the request was withdrawn")));
    cut.addEventListener("abort", onCut, { once: true });
    request.once("error", (error) => finish(() => reject(classify(error, tls ? "tls" : "connect"))));
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(", ") : String(value ?? "")]));
      const done = () => finish(() => resolve({ status: response.statusCode ?? 0, headers, body: Buffer.concat(chunks), finalUrl: url.href }));
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > limits.maxBytes) finish(() => reject(new Failed("too-much", "them", `${url.host} sent more than ${limits.maxBytes} bytes`)));
        else chunks.push(chunk);
      });
      response.once("end", done);
      response.once("error", (error) => finish(() => reject(classify(error, "http"))));
    });
    request.end(body);
  });
}
