import { createHash, verify } from "node:crypto";
import { keyName, keyOf } from "./dkim-key.ts";
import { isDnsName, type Resolve } from "./question.ts";
import { readTags } from "./tag-list.ts";

/** How one DKIM-Signature of a message fares (RFC 8601 section 2.7.1). */
export interface SignatureVerdict {
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: string;
  readonly result: "pass" | "fail" | "permerror" | "temperror" | "policy";
  readonly why?: string;
  /** l= leaves a part of the body unsigned. */
  readonly wholeBody: "yes" | "no";
}

/** So many signatures are looked at; more are there to make us work. */
const mostSignatures = 10;

interface Field {
  readonly name: string;
  /** The field as it stands, its line end included. */
  readonly raw: string;
}

/** The message cut into header fields and body, octets as characters, line ends as CRLF. */
function cut(message: Uint8Array): { readonly fields: readonly Field[]; readonly body: string } {
  const text = Buffer.from(message).toString("latin1").replace(/\r?\n/g, "\r\n");
  const end = text.startsWith("\r\n") ? 0 : text.indexOf("\r\n\r\n");
  const head = end === -1 ? text : text.slice(0, end === 0 ? 0 : end + 2);
  const body = end === -1 ? "" : text.slice(end === 0 ? 2 : end + 4);
  const fields = head === "" ? [] : head.replace(/\r\n$/, "").split(/\r\n(?![ \t])/).map((raw) => ({ name: raw.slice(0, Math.max(0, raw.indexOf(":"))).trim().toLowerCase(), raw: `${raw}\r\n` }));
  return { fields, body };
}

/** RFC 6376 section 3.4.1 and 3.4.2. */
function canonicalField(raw: string, form: string): string {
  if (form === "simple") return raw;
  const colon = raw.indexOf(":");
  const value = raw.slice(colon + 1).replace(/\r\n/g, "").replace(/[ \t]+/g, " ").trim();
  return `${raw.slice(0, colon).trim().toLowerCase()}:${value}\r\n`;
}

/** RFC 6376 section 3.4.3 and 3.4.4. */
function canonicalBody(body: string, form: string): string {
  const lines = form === "relaxed" ? body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, "")).join("\r\n") : body;
  const bare = lines.replace(/(?:\r\n)+$/, "");
  return bare === "" ? (form === "simple" ? "\r\n" : "") : `${bare}\r\n`;
}

/** The fields that h= lists, from the bottom up (RFC 6376 section 5.4.2). */
function signedFields(fields: readonly Field[], names: readonly string[], form: string): string {
  const left = new Map<string, Field[]>();
  for (const field of fields) left.set(field.name, [...(left.get(field.name) ?? []), field]);
  return names.map((name) => left.get(name)?.pop()).map((field) => (field === undefined ? "" : canonicalField(field.raw, form))).join("");
}

async function verdictOf(signature: Field, fields: readonly Field[], body: string, ask: Resolve, nowSeconds: number): Promise<SignatureVerdict> {
  const tags = readTags(signature.raw.slice(signature.raw.indexOf(":") + 1)) ?? new Map<string, string>();
  const tag = (name: string) => tags.get(name)?.replace(/\s+/g, "") ?? "";
  const base = { domain: tag("d").toLowerCase(), selector: tag("s"), algorithm: tag("a").toLowerCase(), wholeBody: tags.has("l") ? ("no" as const) : ("yes" as const) };
  const end = (result: SignatureVerdict["result"], why?: string): SignatureVerdict => ({ ...base, result, ...(why === undefined ? {} : { why }) });
  const missing = ["v", "a", "b", "bh", "d", "h", "s"].filter((name) => tag(name) === "");
  if (missing.length > 0) return end("permerror", `the signature lacks ${missing.join(", ")}`);
  if (tag("v") !== "1") return end("permerror", `v=${tag("v")} is not version 1`);
  const [kind, hash] = base.algorithm.split("-");
  // RFC 8301 section 3.1: rsa-sha1 must not be used any more.
  if (hash !== "sha256" || (kind !== "rsa" && kind !== "ed25519")) return end(hash === "sha1" ? "policy" : "permerror", `a=${base.algorithm} is not accepted`);
  const names = tag("h").toLowerCase().split(":");
  if (!names.includes("from")) return end("permerror", "the From line is not signed");
  const identity = (tag("i") === "" ? `@${base.domain}` : tag("i")).toLowerCase();
  const owner = identity.slice(identity.lastIndexOf("@") + 1);
  if (owner !== base.domain && !owner.endsWith(`.${base.domain}`)) return end("permerror", `i=${identity} is outside of d=${base.domain}`);
  if (tags.has("x") && Number(tag("x")) < nowSeconds) return end("fail", "the signature has expired");
  const [headForm = "simple", bodyForm = "simple"] = tag("c") === "" ? [] : tag("c").toLowerCase().split("/");
  if (![headForm, bodyForm].every((form) => form === "simple" || form === "relaxed")) return end("permerror", `c=${tag("c")} is no canonicalization`);
  const whole = Buffer.from(canonicalBody(body, bodyForm), "latin1");
  const length = tags.has("l") ? Number(tag("l")) : whole.length;
  if (!(length <= whole.length)) return end("permerror", "l= promises more body than there is");
  if (createHash("sha256").update(whole.subarray(0, length)).digest("base64") !== tag("bh")) return end("fail", "the body was changed after it was signed");
  const place = keyName(base.selector, base.domain);
  if (!isDnsName(place)) return end("permerror", `${place} is no name`);
  const record = keyOf(await ask(place, "TXT"));
  if (record.verdict === "could-not-ask") return end("temperror", `the key at ${place} could not be looked up: ${record.why ?? ""}`);
  if (record.verdict === "too-short") return end("policy", record.why);
  if (record.key === undefined) return end("permerror", record.why ?? `there is no key at ${place}`);
  if (record.type !== kind) return end("permerror", `the key at ${place} is of another kind than a=${base.algorithm}`);
  if (record.hashes !== undefined && !record.hashes.includes("sha256")) return end("permerror", `the key at ${place} is not for SHA-256`);
  if (record.flags.includes("s") && owner !== base.domain) return end("permerror", `the key at ${place} is not for subdomains`);
  // RFC 6376 section 3.7: the signature itself is hashed last, its b= emptied, without a line end.
  const own = canonicalField(signature.raw.replace(/([;:\s]b\s*=)[^;]*/, "$1"), headForm).replace(/\r\n$/, "");
  const signed = Buffer.from(signedFields(fields, names, headForm) + own, "latin1");
  const octets = Buffer.from(tag("b"), "base64");
  // RFC 8463 section 3: Ed25519 signs the hash, not the text.
  const good = kind === "rsa" ? verify("sha256", signed, record.key, octets) : verify(null, createHash("sha256").update(signed).digest(), record.key, octets);
  return good ? end("pass") : end("fail", "the header was changed after it was signed, or another key signed it");
}

/** Who signed a message, by its own word: the domain and the selector of each signature. */
export function signersOf(message: Uint8Array): readonly { readonly domain: string; readonly selector: string }[] {
  return cut(message)
    .fields.filter((field) => field.name === "dkim-signature")
    .slice(0, mostSignatures)
    .flatMap(({ raw }) => {
      const tags = readTags(raw.slice(raw.indexOf(":") + 1));
      const [domain, selector] = [tags?.get("d"), tags?.get("s")].map((tag) => tag?.replace(/\s+/g, "").toLowerCase());
      return domain === undefined || selector === undefined ? [] : [{ domain, selector }];
    });
}

/** Verifies the DKIM signatures of a message by RFC 6376, RFC 8301 and RFC 8463, in the order in which they stand. */
export async function verifyDkim(message: Uint8Array, ask: Resolve, nowSeconds: number): Promise<readonly SignatureVerdict[]> {
  const { fields, body } = cut(message);
  const signatures = fields.filter((field) => field.name === "dkim-signature").slice(0, mostSignatures);
  const verdicts: SignatureVerdict[] = [];
  for (const signature of signatures) {
    // A signature does not sign itself, nor is it there for the h= of its own.
    verdicts.push(await verdictOf(signature, fields.filter((field) => field !== signature), body, ask, nowSeconds));
  }
  return verdicts;
}
