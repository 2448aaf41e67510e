import { randomBytes, timingSafeEqual } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { Refusal } from "./protocol.ts";

/** One page, one person: more requests than this in ten seconds no page makes. */
const requestsAtOnce = 120;
const windowMs = 10_000;
/** So many wrong tokens, and the door stays shut: nobody mistypes a link of 43 letters that often. */
const wrongTokens = 20;

const secret = () => randomBytes(32).toString("base64url");

function same(given: string, right: string): boolean {
  const a = Buffer.from(given);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}

/** A refusal as an answer. */
export function refuse(c: Context, status: 400 | 403 | 404 | 409 | 413 | 415 | 429 | 500, refusal: Refusal): Response {
  return c.json({ error: refusal }, status);
}

/** The policy of every answer: nothing from elsewhere, nothing inline, nobody may frame it, nothing is kept. */
const headers: Readonly<Record<string, string>> = {
  "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": "camera=(), microphone=(), geolocation=(), clipboard-read=()",
  "cache-control": "no-store",
  "x-robots-tag": "noindex",
};

/** The lock of the page: who may come in, and by which door. */
export interface Guard {
  /** The path below which everything lies. It is as secret as the token, so that the cookie is shown to no other server of this machine. */
  readonly path: string;
  /** What the person opens, once. */
  readonly link: (port: number) => string;
  /** Host, origin and rate: for every request. */
  readonly outer: MiddlewareHandler;
  /** The cookie: for everything but the door. */
  readonly inner: MiddlewareHandler;
  /** Takes the token of the link, once, and gives the cookie for it. */
  admit(c: Context): "admitted" | "refused";
}

/** Makes the lock of one server. `port` is asked for when it is known. */
export function makeGuard(port: () => number): Guard {
  const path = `/${randomBytes(12).toString("base64url")}`;
  const token = secret();
  const cookie = secret();
  let spent: "no" | "yes" = "no";
  let wrong = 0;
  let windowBegan = 0;
  const inWindow = { own: 0, strange: 0 };
  const knows = (c: Context) => same(getCookie(c, "cantsend") ?? "", cookie);
  /** Counts a request. Whoever holds no cookie is counted apart: a stranger who floods must not shut out the page. */
  const tooMany = (c: Context): boolean => {
    const now = Date.now();
    if (now - windowBegan > windowMs) {
      windowBegan = now;
      inWindow.own = 0;
      inWindow.strange = 0;
    }
    const whose = knows(c) ? "own" : "strange";
    inWindow[whose] += 1;
    return inWindow[whose] > requestsAtOnce;
  };

  return {
    path,
    link: (at) => `http://127.0.0.1:${at}${path}/?token=${token}`,
    async outer(c, next) {
      for (const [name, value] of Object.entries(headers)) c.header(name, value);
      const origin = `http://127.0.0.1:${port()}`;
      // A name that was made to point here (DNS rebinding) brings its own Host; a page of elsewhere brings its own Origin.
      if (c.req.header("host") !== `127.0.0.1:${port()}`) return refuse(c, 403, { code: "not-allowed", words: "This server answers to its own address alone." });
      const from = c.req.header("origin");
      if (from !== undefined && from !== origin) return refuse(c, 403, { code: "not-allowed", words: "Requests of other pages are not answered." });
      const reads = c.req.method === "GET" || c.req.method === "HEAD";
      if (!reads && from !== origin) return refuse(c, 403, { code: "not-allowed", words: "A request that changes something must come from the page itself." });
      // A browser says by itself whether a page of elsewhere asks (W3C Fetch Metadata); a link that is opened is "none" or, from a file, "cross-site".
      const site = c.req.header("sec-fetch-site");
      if (site !== undefined && site !== "same-origin" && site !== "none" && !(reads && c.req.query("token") !== undefined)) return refuse(c, 403, { code: "not-allowed", words: "Requests of other pages are not answered." });
      if (tooMany(c)) return refuse(c, 429, { code: "too-many", words: "Too many requests; wait ten seconds." });
      await next();
      // An answer that a handler made by itself has none of what was set before.
      for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
      return;
    },
    async inner(c, next) {
      if (!knows(c)) return refuse(c, 403, { code: "not-allowed", words: "Open the link that cantsend ui printed; it is good for one browser." });
      await next();
      return;
    },
    admit(c) {
      const given = c.req.query("token");
      if (knows(c)) return "admitted";
      if (given === undefined || spent === "yes" || wrong >= wrongTokens) return "refused";
      if (!same(given, token)) {
        wrong += 1;
        return "refused";
      }
      spent = "yes";
      setCookie(c, "cantsend", cookie, { path: `${path}/`, httpOnly: true, sameSite: "Strict" });
      return "admitted";
    },
  };
}
