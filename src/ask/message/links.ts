import { isIP } from "node:net";
import { domainToASCII, domainToUnicode } from "node:url";
import { getDomain } from "tldts";
import type { Faults } from "./faults.ts";
import { shortens } from "./shorteners.ts";

/** So many links of one text are looked at; one tag of HTML is at most so long. */
const mostLinks = 2_000;
const longestTag = 4_000;
const longestText = 400;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " ", colon: ":", sol: "/", period: "." };

/** The letters of HTML's named and numbered entities, as far as links hold them. */
export function withoutEntities(html: string): string {
  return html.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    const code = decimal !== undefined ? Number(decimal) : hex !== undefined ? Number.parseInt(hex, 16) : Number.NaN;
    if (code >= 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return entities[(name ?? "").toLowerCase()] ?? all;
  });
}

/** HTML as the words that a person reads. */
export function wordsOf(html: string): string {
  return withoutEntities(withoutUnseen(html).replace(/<[^<>]{0,4000}>/g, " ")).replace(/\s+/g, " ").trim();
}

/** Takes out what is never shown. Each byte is looked at once: an element that nobody closes takes the rest with it. */
function withoutUnseen(html: string): string {
  const begin = /<(style|script|head)\b/gi;
  let kept = "";
  let from = 0;
  for (let match = begin.exec(html); match !== null; match = begin.exec(html)) {
    kept += html.slice(from, match.index);
    const end = new RegExp(`</${match[1]}\\s*>`, "gi");
    end.lastIndex = match.index;
    if (end.exec(html) === null) return kept;
    from = begin.lastIndex = end.lastIndex;
  }
  return kept + html.slice(from);
}

/** Host names of one text's links, and the tricks that are played with them. */
export function readLinks(text: string, form: "html" | "plain", at: number, faults: Faults): readonly string[] {
  const hosts = new Set<string>();
  const take = (url: string, shown: string) => {
    const host = judge(url, shown, at, faults);
    if (host !== undefined) hosts.add(host);
  };
  if (form === "html") for (const { url, shown } of anchors(text)) take(url, shown);
  else for (const [url] of [...text.matchAll(/\bhttps?:\/\/[^\s<>"'()]{3,2000}/gi)].slice(0, mostLinks)) take(url, "");
  return [...hosts];
}

function anchors(html: string): readonly { readonly url: string; readonly shown: string }[] {
  const found: { url: string; shown: string }[] = [];
  for (const match of html.matchAll(/<(?:a|area)\s/gi)) {
    if (found.length >= mostLinks) break;
    const slice = html.slice(match.index, match.index + longestTag);
    const close = slice.indexOf(">");
    const tag = close === -1 ? slice : slice.slice(0, close);
    const href = /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(tag);
    const url = href?.[1] ?? href?.[2] ?? href?.[3];
    if (url === undefined) continue;
    const after = html.slice(match.index + tag.length + 1, match.index + tag.length + 1 + longestText);
    const end = after.search(/<\/a\s*>/i);
    found.push({ url: withoutEntities(url).trim(), shown: wordsOf(end === -1 ? "" : after.slice(0, end)) });
  }
  return found;
}

/** What a link's words say where it leads, where they look like an address. */
const shownAddress = /^(?:https?:\/\/)?((?:[\p{L}\p{N}_-]+\.)+[\p{L}]{2,24})(?:[:/?#]\S*)?$/iu;

function judge(url: string, shown: string, at: number, faults: Faults): string | undefined {
  if (!/^https?:/i.test(url)) return undefined;
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return undefined;
  }
  const host = parsed.hostname.toLowerCase();
  if (host === "") return undefined;
  if (parsed.username !== "") faults.add("link-hides-host", at, host);
  if (isIP(host.replace(/^\[|\]$/g, "")) !== 0) faults.add("link-to-address", at, host);
  if (shortens(host)) faults.add("link-shortened", at, host);
  if (mixesAlphabets(host)) faults.add("link-lookalike", at, domainToUnicode(host));
  const claimed = shownAddress.exec(shown)?.[1];
  if (claimed !== undefined) {
    const one = getDomain(domainToASCII(claimed));
    if (one !== null && one !== getDomain(host)) faults.add("link-text-differs", at, `${claimed} leads to ${host}`);
  }
  return host;
}

/** Does one label of a name mix Latin letters with those of another alphabet that look like them? */
export function mixesAlphabets(host: string): boolean {
  return domainToUnicode(host)
    .split(".")
    .some((label) => /\p{Script=Latin}/u.test(label) && /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(label));
}
