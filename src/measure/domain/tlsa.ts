import { createHash, createPublicKey, type KeyObject, timingSafeEqual, X509Certificate } from "node:crypto";
import type { TlsaMatch } from "../../model/domain-facts.ts";

/** A TLSA record in its four parts (RFC 6698 section 2.1). */
interface Tlsa {
  readonly usage: number;
  readonly selector: number;
  readonly matching: number;
  readonly data: Buffer;
}

/** Octets of a digest by matching type (RFC 6698 section 2.1.3). */
const digests = { 1: ["sha256", 32], 2: ["sha512", 64] } as const;

function readTlsa(record: string): Tlsa | undefined {
  const match = /^(\d{1,3}) (\d{1,3}) (\d{1,3}) ((?:[0-9a-f]{2})+)$/i.exec(record);
  return match === null ? undefined : { usage: Number(match[1]), selector: Number(match[2]), matching: Number(match[3]), data: Buffer.from(match[4] ?? "", "hex") };
}

/** What senders of mail do not use, and why: RFC 7672 section 3.1.3 leaves usages 0 and 1 out, RFC 6698 section 4.1 what is not known. */
function whyUnusable({ usage, selector, matching, data }: Tlsa): string | undefined {
  if (usage === 0 || usage === 1) return `usage ${usage} is not for mail (RFC 7672 section 3.1.3): 3 and 2 are`;
  if (usage > 3) return `there is no usage ${usage}`;
  if (selector > 1) return `there is no selector ${selector}`;
  const digest = digests[matching as 1 | 2] as (typeof digests)[1 | 2] | undefined;
  if (digest === undefined) return matching === 0 ? undefined : `there is no matching type ${matching}`;
  return data.length === digest[1] ? undefined : `matching type ${matching} has ${digest[1]} octets, and here are ${data.length}`;
}

const spkiOf = (certificate: X509Certificate) => certificate.publicKey.export({ type: "spki", format: "der" });

/** Is this the certificate, or its key, that the record describes? */
function describes({ selector, matching, data }: Tlsa, certificate: X509Certificate): boolean {
  const bytes = selector === 0 ? certificate.raw : spkiOf(certificate);
  const digest = digests[matching as 1 | 2] as (typeof digests)[1 | 2] | undefined;
  const own = digest === undefined ? bytes : createHash(digest[0]).update(bytes).digest();
  return own.length === data.length && timingSafeEqual(own, data);
}

/** The key of an authority that the record holds whole, so that the server need not send it (RFC 7671 section 5.2.2 and 5.2.3). */
function heldKey({ selector, matching, data }: Tlsa): KeyObject | undefined {
  if (matching !== 0) return undefined;
  try {
    return selector === 0 ? new X509Certificate(data).publicKey : createPublicKey({ key: data, format: "der", type: "spki" });
  } catch {
    return undefined;
  }
}

/** How far up from the leaf each certificate is really signed by the next. */
function signedChain(chain: readonly X509Certificate[]): readonly X509Certificate[] {
  const signed: X509Certificate[] = [];
  let at = chain[0];
  while (at !== undefined && !signed.includes(at)) {
    signed.push(at);
    const below: X509Certificate = at;
    at = chain.find((other) => other !== below && other.ca && below.checkIssued(other) && below.verify(other.publicKey));
  }
  return signed;
}

/** What usage 2 asks beside the authority: a name of the server and a date in order; usage 3 asks for neither (RFC 7672 section 3.1.1 and 3.1.2). */
function whyLeafFails(leaf: X509Certificate, names: readonly string[], now: Date): string | undefined {
  if (now > leaf.validToDate || now < leaf.validFromDate) return `the certificate is ${now < leaf.validFromDate ? "not valid yet" : "expired"}, which usage 2 does not forgive`;
  return names.some((name) => leaf.checkHost(name, { subject: "never" }) !== undefined) ? undefined : `the certificate does not name ${names[0] ?? "the server"}, which usage 2 asks for`;
}

/** Compares TLSA records with the certificates that a server showed, leaf first, as a sending server would (RFC 7672 section 3). One that fits is enough. */
export function matchTlsa(records: readonly string[], certificates: readonly Uint8Array[], names: readonly string[], now: Date): readonly TlsaMatch[] {
  const chain = certificates.map((bytes) => new X509Certificate(bytes));
  const [leaf] = chain;
  const signed = signedChain(chain);
  return records.map((record): TlsaMatch => {
    const tlsa = readTlsa(record);
    const unusable = tlsa === undefined ? "it is no TLSA record" : whyUnusable(tlsa);
    if (tlsa === undefined || unusable !== undefined) return { record, outcome: "unusable", why: unusable ?? "" };
    const differs = (why: string): TlsaMatch => ({ record, outcome: "differs", why });
    if (leaf === undefined) return differs("the server showed no certificate");
    if (tlsa.usage === 3) return describes(tlsa, leaf) ? { record, outcome: "fits" } : differs(`it describes another ${tlsa.selector === 0 ? "certificate" : "key"} than the server shows`);
    const key = heldKey(tlsa);
    const authority = signed.some((one) => describes(tlsa, one)) || (key !== undefined && signed.at(-1)?.verify(key) === true);
    if (!authority) return differs("the authority that it describes is not in the chain that the server shows");
    const why = whyLeafFails(leaf, names, now);
    return why === undefined ? { record, outcome: "fits" } : differs(why);
  });
}

/** The record for the key that the server has now: it stays right when the certificate is renewed with the same key (RFC 7671 section 5.1). */
export function fittingTlsa(certificate: Uint8Array): string {
  return `3 1 1 ${createHash("sha256").update(spkiOf(new X509Certificate(certificate))).digest("hex")}`;
}
