import { reckoned } from "../reckoned.ts";
import { mayFit } from "./needle.ts";
import { type Provider, providers } from "./providers.ts";

/** What was seen of a server: names it was reached by or mentioned, its greeting, its replies. */
export interface Seen {
  readonly hosts?: readonly string[];
  readonly banner?: string;
  readonly texts?: readonly string[];
}

/**
 * Who a server belongs to, by id: its name decides first, then the words of its greeting, then marks in its replies,
 * last a host name inside a text. Undefined where nothing is peculiar.
 */
export function fingerprint(seen: Seen): string | undefined {
  for (const host of seen.hosts ?? []) {
    const owner = ownerOf(host.toLowerCase().replace(/\.$/, ""));
    if (owner !== undefined) return owner.id;
  }
  const banner = seen.banner;
  if (banner !== undefined) {
    const named = namedIn(banner);
    if (named !== undefined) return named.id;
    const speaker = providers.find((provider) => provider.banner?.test(banner) === true);
    if (speaker !== undefined) return speaker.id;
  }
  const texts = (seen.texts ?? []).map((text) => text.slice(0, 8192));
  const small = texts.map((text) => text.toLowerCase());
  const marked = providers.find(({ id, replyMarks }) => replyMarks !== undefined && texts.some((text, index) => mayFit(reckoned.needlesOfMarks[id], small[index] ?? "") && replyMarks.test(text)));
  if (marked !== undefined) return marked.id;
  return texts.map(namedIn).find((owner) => owner !== undefined)?.id;
}

const hostName = /[a-z0-9](?:[a-z0-9_-]{0,62}\.){1,8}[a-z]{2,18}/gi;

function namedIn(text: string): Provider | undefined {
  for (const [name] of text.matchAll(hostName)) {
    const owner = ownerOf(name.toLowerCase());
    if (owner !== undefined) return owner;
  }
  return undefined;
}

/** The provider with the longest host suffix that fits whole labels. */
function ownerOf(host: string): Provider | undefined {
  for (let rest = host; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    const owner = bySuffix.get(rest);
    if (owner !== undefined) return owner;
  }
  return undefined;
}

const bySuffix = new Map(providers.flatMap((provider) => provider.hosts.map((host) => [host, provider] as const)));
