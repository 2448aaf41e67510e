import { createPublicKey, type KeyObject } from "node:crypto";
import type { DkimKeyFacts } from "../../model/domain-facts.ts";
import type { Found, Resolve } from "./question.ts";
import { readTags } from "./tag-list.ts";

/** RFC 8301 section 3.2: signatures by RSA keys below this are not valid; below the second, receivers frown. */
const leastRsaBits = 1024;
const goodRsaBits = 2048;
/** SubjectPublicKeyInfo of Ed25519 (RFC 8410) but for its last 32 octets, which are the key. */
const ed25519Head = Buffer.from("302a300506032b6570032100", "hex");

/** A key record, read: the key itself, or why there is none. */
export interface KeyRecord {
  readonly verdict: DkimKeyFacts["verdict"];
  readonly why?: string;
  readonly type?: "rsa" | "ed25519";
  readonly bits?: number;
  readonly key?: KeyObject;
  /** The key as SubjectPublicKeyInfo, base64: what the private half can be compared with. */
  readonly spki?: string;
  readonly flags: readonly string[];
  readonly hashes?: readonly string[];
}

/** Does the outermost DER element end before the bytes that its own length promises? */
function isCut(der: Buffer): boolean {
  if (der.length < 2 || der[0] !== 0x30) return false;
  const first = der[1] ?? 0;
  const octets = first < 0x80 ? 0 : first & 0x7f;
  const length = octets === 0 ? first : der.length >= 2 + octets ? der.readUIntBE(2, Math.min(octets, 6)) : Number.POSITIVE_INFINITY;
  return 2 + octets + length > der.length;
}

function publicKey(der: Buffer): KeyObject | undefined {
  for (const type of ["spki", "pkcs1"] as const) {
    try {
      return createPublicKey({ key: der, format: "der", type });
    } catch {
      // The other form is tried; RFC 6376 section 3.6.1 and errata 3017 allow both.
    }
  }
  return undefined;
}

/** Reads one key record (RFC 6376 section 3.6.1, RFC 8463). */
export function readKeyRecord(text: string): KeyRecord {
  const tags = readTags(text);
  if (/["\\]/.test(text)) return { verdict: "malformed", why: "there are quotation marks or backslashes in the record itself: they were pasted along", flags: [] };
  if (tags === undefined) return { verdict: "malformed", why: "it is no list of tags, or a tag stands in it twice", flags: [] };
  const flags = (tags.get("t") ?? "").split(":").map((flag) => flag.trim()).filter((flag) => flag !== "");
  const base = { flags, ...(tags.has("h") ? { hashes: (tags.get("h") ?? "").split(":").map((one) => one.trim().toLowerCase()) } : {}) };
  const version = tags.get("v");
  if (version !== undefined && (version !== "DKIM1" || [...tags.keys()][0] !== "v")) return { ...base, verdict: "malformed", why: 'v= has to come first, and to be "DKIM1"' };
  const p = tags.get("p")?.replace(/\s+/g, "");
  if (p === undefined) return { ...base, verdict: "malformed", why: "there is no p= in it, which holds the key" };
  if (p === "") return { ...base, verdict: "revoked", why: "p= is empty: the owner has withdrawn the key" };
  const type = (tags.get("k") ?? "rsa").toLowerCase();
  if (type !== "rsa" && type !== "ed25519") return { ...base, verdict: "unknown-type", why: `k=${type} is no kind of key that DKIM has` };
  const services = (tags.get("s") ?? "*").split(":").map((one) => one.trim());
  if (!services.includes("*") && !services.includes("email")) return { ...base, verdict: "malformed", why: `s=${tags.get("s")} says that the key is not for mail` };
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(p)) return { ...base, verdict: "malformed", why: "the key has characters that base64 does not have" };
  const der = Buffer.from(p, "base64");
  if (type === "ed25519") {
    const raw = der.length === 32 ? Buffer.concat([ed25519Head, der]) : der;
    const key = publicKey(raw);
    if (key?.asymmetricKeyType !== "ed25519") return { ...base, verdict: der.length < 32 ? "truncated" : "malformed", why: `an Ed25519 key has 32 octets, and this has ${der.length}` };
    return { ...base, verdict: "usable", type, bits: 256, key, spki: key.export({ type: "spki", format: "der" }).toString("base64") };
  }
  const key = publicKey(der);
  if (key === undefined) return isCut(der) ? { ...base, verdict: "truncated", why: `the key ends in the middle, after ${p.length} characters` } : { ...base, verdict: "malformed", why: "the key cannot be read" };
  if (key.asymmetricKeyType !== "rsa") return { ...base, verdict: "malformed", why: "k= says RSA, and the key is of another kind" };
  const bits = key.asymmetricKeyDetails?.modulusLength ?? 0;
  const read = { ...base, type, bits, key, spki: key.export({ type: "spki", format: "der" }).toString("base64") } as const;
  if (bits < leastRsaBits) return { ...read, verdict: "too-short", why: `an RSA key of ${bits} bits is not accepted any more; ${leastRsaBits} is the least, ${goodRsaBits} is usual` };
  return bits < goodRsaBits ? { ...read, verdict: "weak", why: `an RSA key of ${bits} bits is short; ${goodRsaBits} is usual` } : { ...read, verdict: "usable" };
}

/** RFC 6376 section 3.6.2.1: where the key of a selector is published. */
export const keyName = (selector: string, domain: string) => `${selector}._domainkey.${domain}`;

/** Picks the key record out of what the DNS said. */
export function keyOf(found: Found): KeyRecord {
  if (found.state === "failed") return { verdict: "could-not-ask", why: found.why, flags: [] };
  if (found.state !== "found") return { verdict: "missing", flags: [] };
  // RFC 6376 section 3.6.2.2 leaves several records undefined: each receiver takes another.
  if (found.values.length > 1) return { verdict: "several", why: `there are ${found.values.length} records, and each receiver may take another one`, flags: [] };
  return readKeyRecord(found.values[0] ?? "");
}

/** Looks at the key of one selector, and whether it belongs to the private key whose public half is given. */
export async function lookAtKey(question: { readonly selector: string; readonly domain: string; readonly from: string; readonly publicHalf?: string }, ask: Resolve): Promise<DkimKeyFacts> {
  const { selector, domain, from, publicHalf } = question;
  const found = await ask(keyName(selector, domain), "TXT");
  const read = keyOf(found);
  return {
    selector,
    domain,
    from,
    state: found.state,
    values: found.state === "found" ? found.values : [],
    verdict: read.verdict,
    ...(read.why === undefined ? {} : { why: read.why }),
    ...(read.type === undefined || read.bits === undefined ? {} : { key: { type: read.type, bits: read.bits } }),
    testing: read.flags.includes("y") ? "yes" : "no",
    ...(publicHalf === undefined || read.spki === undefined ? {} : { belongs: read.spki === publicHalf ? ("yes" as const) : ("no" as const) }),
  };
}
