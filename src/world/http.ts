import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { classify, Failed } from "./classify.ts";
import type { HttpAnswer, Instant } from "./world.ts";

/** One GET with absolute limits on bytes, redirects and time; a redirect never leaves https for http. Throws `Failed`. */
export async function httpGet(
  url: string,
  limits: { readonly maxBytes: number; readonly verify: "yes" | "no"; readonly redirects: number; readonly ca?: readonly string[]; readonly resolve?: (host: string, port: number) => Promise<{ address: string; port: number }> },
  until: Instant,
  now: () => Instant,
  cut: AbortSignal,
): Promise<HttpAnswer> {
  const parsed = new URL(url);
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
  const to = (await limits.resolve?.(url.hostname, port)) ?? { address: url.hostname, port };
  return new Promise((resolve, reject) => {
    const options = {
      host: to.address,
      port: to.port,
      path: url.pathname + url.search,
      method: "GET",
      headers: { host: url.host, "user-agent": "cantsend", accept: "*/*", connection: "close" },
      agent: false as const,
      ...(tls ? { servername: url.hostname, rejectUnauthorized: limits.verify === "yes", ...(limits.ca === undefined ? {} : { ca: [...limits.ca] }) } : {}),
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
    request.end();
  });
}
