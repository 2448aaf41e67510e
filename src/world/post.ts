import { createHmac } from "node:crypto";
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
import { isIP } from "node:net";
import type { Secret } from "../model/secret.ts";
import { unseal } from "./secrets.ts";

/** Text that may hold secrets, put together only on the way out. */
export type Sealed = readonly (string | Secret)[];

/** A request that carries something: an alert, a ping, the renewal of a token. */
export interface Posting {
  readonly method: "POST" | "PUT" | "GET";
  /** The address; a secret may be a part of it, as with bots and webhooks. */
  readonly url: Sealed;
  readonly headers: Readonly<Record<string, Sealed>>;
  readonly body: Sealed;
  /** Signs the body: HMAC-SHA256 in hex behind `sha256=`, in this header. */
  readonly signature?: { readonly header: string; readonly key: Secret };
}

/** How a posting ended: with a status, or with the clause that says why there is none. Neither holds a secret. */
export type Posted = { readonly status: number; readonly text: string } | { readonly trouble: string };

const joined = (parts: Sealed) => parts.map(unseal).join("");
const holdsSecret = (parts: Sealed) => parts.some((part) => typeof part !== "string");

/** Is this host the machine itself? Only there may a secret travel without TLS. */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || (isIP(bare) === 4 && bare.startsWith("127."));
}

/** Sends one request within a time and takes a short answer. A secret leaves only over verified TLS, or to this machine itself; redirects are not followed. Never throws. */
export function post(posting: Posting, limits: { readonly timeoutMs: number; readonly maxBytes: number; readonly ca?: readonly string[]; readonly cut?: AbortSignal }): Promise<Posted> {
  let url: URL;
  try {
    url = new URL(joined(posting.url));
  } catch {
    return Promise.resolve({ trouble: "its address is no address" });
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") return Promise.resolve({ trouble: "its address is neither http nor https" });
  const secret = [posting.url, posting.body, ...Object.values(posting.headers)].some(holdsSecret);
  if (url.protocol === "http:" && secret && !isLoopback(url.hostname)) return Promise.resolve({ trouble: "it would send a secret without encryption; give an https address" });
  const body = Buffer.from(joined(posting.body), "utf8");
  const headers: Record<string, string> = { "user-agent": "cantsend", "content-length": String(body.length) };
  for (const [name, value] of Object.entries(posting.headers)) headers[name] = joined(value);
  if (posting.signature !== undefined) headers[posting.signature.header] = `sha256=${createHmac("sha256", unseal(posting.signature.key)).update(body).digest("hex")}`;
  return new Promise((resolve) => {
    const options = { method: posting.method, headers, agent: false as const, ...(limits.ca === undefined ? {} : { ca: [...limits.ca] }) };
    const request = (url.protocol === "https:" ? requestTls : requestPlain)(url, options);
    const end = (outcome: Posted) => {
      clearTimeout(timer);
      limits.cut?.removeEventListener("abort", onCut);
      request.on("error", () => {});
      request.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ trouble: `no answer within ${Math.round(limits.timeoutMs / 1000)} s` }), limits.timeoutMs);
    const onCut = () => end({ trouble: "it was withdrawn" });
    limits.cut?.addEventListener("abort", onCut, { once: true });
    // The code alone: a message could repeat the address, and with it a secret.
    request.once("error", (error: NodeJS.ErrnoException) => end({ trouble: `the connection failed (${error.code ?? "no code"})` }));
    request.once("response", (response) => {
      const chunks: Buffer[] = [];
      let size = 0;
      const done = () => end({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString("utf8").slice(0, limits.maxBytes) });
      response.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size <= limits.maxBytes) chunks.push(chunk);
        else done();
      });
      response.once("end", done);
      response.once("error", () => end({ trouble: "the line was closed in the middle of the answer" }));
      response.once("aborted", () => end({ trouble: "the line was closed in the middle of the answer" }));
    });
    request.end(body);
  });
}
