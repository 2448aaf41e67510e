import { isIP } from "node:net";
import { getDomain } from "tldts";
import type { HttpAnswer, World } from "../../world/world.ts";
import type { Asking } from "./asking.ts";

/** A configuration has a few kilobytes. */
const maxBytes = 256 * 1024;
const maxRedirects = 3;

/** The domain that somebody registered, by the public suffix list; an address, or a name the list knows nothing of, stands for itself. */
export function registeredDomain(host: string): string {
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) return host;
  return getDomain(host, { allowPrivateDomains: true }) ?? host;
}

/** An answer from the web, or the clause that says why it was not followed to its end. */
export type Fetched = { readonly answer: HttpAnswer; readonly text: string } | { readonly stopped: string };

/**
 * Asks one address of the web. A redirect stays on https and inside `home`, or goes where the user allowed it to go; any other ends the asking with a word on where it led.
 * No password ever goes along. Throws `Failed`.
 */
export async function fetchWithin(home: string, url: string, asking: Asking, world: World, post?: { readonly type: string; readonly text: string }): Promise<Fetched> {
  let next = new URL(url);
  for (let hop = 0; hop <= maxRedirects; hop += 1) {
    const answer = await world.httpGet(next.href, { maxBytes, verify: "yes", redirects: 0, ...(post === undefined ? {} : { post }) }, asking.until, asking.cut);
    const { location } = answer.headers;
    if (answer.status < 300 || answer.status > 399 || location === undefined) return { answer, text: new TextDecoder().decode(answer.body) };
    if (!URL.canParse(location, next.href)) return { stopped: "it redirects to what is no address" };
    const to = new URL(location, next);
    const stop = redirectTrouble(next, to, home, asking);
    if (stop !== undefined) return { stopped: stop };
    next = to;
  }
  return { stopped: `it redirects more than ${maxRedirects} times` };
}

/** Why a redirect must not be followed without a word from the user, as a clause. */
export function redirectTrouble(from: URL, to: URL, home: string, asking: Asking): string | undefined {
  if (to.protocol !== "https:" && !(to.protocol === "http:" && from.protocol === "http:")) return `it redirects from ${from.protocol.slice(0, -1)} to ${to.protocol.slice(0, -1)}, which was not followed`;
  if (to.username !== "" || to.password !== "") return "it redirects to an address with a login in it, which was not followed";
  const there = registeredDomain(to.hostname);
  if (there === registeredDomain(home) || asking.follow.some((one) => there === registeredDomain(one))) return undefined;
  return `it redirects to ${to.hostname}, which is another domain; that was not followed (--follow ${there} allows it)`;
}

/** Did the answer come over an encrypted line from a server of the mail domain itself, by its certificate? */
export function isOwn(fetched: { readonly answer: HttpAnswer }, domain: string): "yes" | "no" {
  const url = new URL(fetched.answer.finalUrl);
  return url.protocol === "https:" && registeredDomain(url.hostname) === registeredDomain(domain) ? "yes" : "no";
}
