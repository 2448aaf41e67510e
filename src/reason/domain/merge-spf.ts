/** A string of a TXT record holds 255 octets at most (RFC 1035 section 3.3.14). */
const mostOctets = 255;

const isAll = (term: string) => /^[+\-?~]?all$/i.test(term);
const isRedirect = (term: string) => /^redirect=/i.test(term);
/** Of several endings the mildest is kept: nobody who sends today is refused by the merge itself. */
const endings = ["-all", "~all", "?all", "+all", "all"];

/**
 * The records that are published, as one record that names these senders as well: everything that stands in them is kept, in its order,
 * each term once, and the new terms come before the end.
 */
export function mergeSpf(records: readonly string[], terms: readonly string[]): string {
  const present = records.flatMap((record) => record.trim().split(/\s+/).slice(1));
  const found = present.filter(isAll).map((term) => term.toLowerCase());
  const redirects = present.filter(isRedirect);
  const others = present.filter((term) => !isAll(term) && !isRedirect(term));
  const ending = found.length === 0 ? [] : [endings[Math.max(...found.map((term) => endings.indexOf(term)))] ?? "~all"];
  const all = [...others, ...terms];
  const once = all.filter((term, at) => all.findIndex((other) => other.toLowerCase() === term.toLowerCase()) === at);
  // Of two redirects none can be kept as it is: what they lead to is included instead.
  const [redirect, ...more] = redirects;
  const tail = redirect !== undefined && more.length === 0 && ending.length === 0 ? [redirect] : [...redirects.map((term) => term.replace(/^redirect=/i, "include:")).filter(() => redirects.length > 1), ...(ending.length === 0 ? ["~all"] : ending)];
  return ["v=spf1", ...once, ...tail].join(" ");
}

/** What belongs into an SPF record for one address. */
export const termOf = (address: string) => (address.includes(":") ? `ip6:${address}` : `ip4:${address}`);

/** A TXT value as zone files want it: in quotation marks, cut where it is too long for one string. */
export function quotedTxt(value: string): string {
  const parts: string[] = [];
  for (let at = 0; at < value.length; at += mostOctets) parts.push(value.slice(at, at + mostOctets));
  return parts.map((part) => `"${part}"`).join(" ");
}
