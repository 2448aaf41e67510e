import { isIP } from "node:net";
import { type Octets, readAddress } from "./address.ts";
import { isDomainSpec, isMacroString } from "./spf-macro.ts";

export type Qualifier = "pass" | "fail" | "softfail" | "neutral";

/** One directive of a record (RFC 7208 section 4.6.1). `text` is what stands in the record. */
export interface Directive {
  readonly text: string;
  readonly qualifier: Qualifier;
  readonly mechanism: "all" | "include" | "a" | "mx" | "ptr" | "ip4" | "ip6" | "exists";
  /** The domain-spec, unexpanded, where there is one. */
  readonly target?: string;
  readonly network?: Octets;
  /** The lengths of the prefixes that count; of `ip4` and `ip6` the one of their family. */
  readonly bits4: number;
  readonly bits6: number;
}

/** A whole record, read. */
export interface SpfRecord {
  readonly directives: readonly Directive[];
  readonly redirect?: string;
  readonly exp?: string;
}

/** The record breaks the grammar: all of it is a permanent error (RFC 7208 section 4.6). */
export class SpfSyntaxError extends Error {}

const qualifiers: Readonly<Record<string, Qualifier>> = { "+": "pass", "": "pass", "-": "fail", "~": "softfail", "?": "neutral" };

function prefix(text: string | undefined, most: number, term: string): number {
  if (text === undefined) return most;
  if (!/^(?:0|[1-9]\d{0,2})$/.test(text) || Number(text) > most) throw new SpfSyntaxError(`"${term}" has no valid length of prefix`);
  return Number(text);
}

function directive(term: string, sign: string, name: string, rest: string): Directive {
  const mechanism = name.toLowerCase();
  const base = { text: term, qualifier: qualifiers[sign] ?? "pass", bits4: 32, bits6: 128 };
  const wrong = (why: string) => new SpfSyntaxError(`"${term}" ${why}`);
  switch (mechanism) {
    case "all":
      if (rest !== "") throw wrong("takes nothing after it");
      return { ...base, mechanism };
    case "ip4":
    case "ip6": {
      const read = /^:([^/]*)(?:\/(.*))?$/.exec(rest);
      const family = mechanism === "ip4" ? 4 : 6;
      const network = read?.[1] === undefined || isIP(read[1]) !== family ? undefined : family === 6 ? sixteen(read[1]) : readAddress(read[1]);
      if (network === undefined) throw wrong(`needs an IPv${family} address after the colon`);
      const bits = prefix(read?.[2], family === 4 ? 32 : 128, term);
      return { ...base, mechanism, network, ...(family === 4 ? { bits4: bits } : { bits6: bits }) };
    }
    case "include":
    case "exists":
    case "ptr": {
      const target = rest.startsWith(":") ? rest.slice(1) : undefined;
      if (target === undefined && (rest !== "" || mechanism !== "ptr")) throw wrong("needs a colon and a domain after it");
      if (target !== undefined && !isDomainSpec(target)) throw wrong("has no valid domain after the colon");
      return { ...base, mechanism, ...(target === undefined ? {} : { target }) };
    }
    case "a":
    case "mx": {
      // The lengths stand at the end; a slash in the middle belongs to the domain-spec.
      const read = /^(.*?)(?:\/(\d+))?(?:\/\/(\d+))?$/.exec(rest);
      const named = read?.[1] ?? "";
      const target = named.startsWith(":") ? named.slice(1) : undefined;
      if (target === undefined && named !== "") throw wrong("is not understood after its name");
      if (target !== undefined && !isDomainSpec(target)) throw wrong("has no valid domain after the colon");
      return { ...base, mechanism, ...(target === undefined ? {} : { target }), bits4: prefix(read?.[2], 32, term), bits6: prefix(read?.[3], 128, term) };
    }
    default:
      throw wrong("is no mechanism that SPF has");
  }
}

/** An address of `ip6` is one of 16 octets whatever it maps to. */
function sixteen(text: string): Octets | undefined {
  const one = readAddress(text);
  return one?.family === 4 ? { family: 6, octets: [...Array.from({ length: 10 }, () => 0), 0xff, 0xff, ...one.octets] } : one;
}

/** Does a TXT record stand for SPF version 1 (RFC 7208 section 4.5)? */
export function isSpfRecord(text: string): boolean {
  return /^v=spf1(?: |$)/i.test(text);
}

/** Reads a record whole, before anything of it is evaluated. Throws `SpfSyntaxError`. */
export function readSpfRecord(text: string): SpfRecord {
  if (/[^\x20-\x7e]/.test(text)) throw new SpfSyntaxError("the record has characters other than printable ASCII");
  const directives: Directive[] = [];
  const modifiers = new Map<string, string>();
  for (const term of text.slice("v=spf1".length).split(" ")) {
    if (term === "") continue;
    const modifier = /^([a-z][a-z0-9\-_.]*)=(.*)$/i.exec(term);
    if (modifier !== null) {
      const [, name = "", value = ""] = modifier;
      const known = name.toLowerCase();
      if (known === "redirect" || known === "exp") {
        if (modifiers.has(known)) throw new SpfSyntaxError(`"${known}=" stands in the record twice`);
        if (!isDomainSpec(value)) throw new SpfSyntaxError(`"${term}" has no valid domain after the equals sign`);
        modifiers.set(known, value);
      } else if (!isMacroString(value)) throw new SpfSyntaxError(`"${term}" has a macro that is not valid`);
      continue;
    }
    const [, sign = "", name, rest = ""] = /^([+\-?~]?)([a-z][a-z0-9\-_.]*)(.*)$/i.exec(term) ?? [];
    if (name === undefined || rest.startsWith("=")) throw new SpfSyntaxError(`"${term}" is not understood`);
    directives.push(directive(term, sign, name, rest));
  }
  const redirect = modifiers.get("redirect");
  const exp = modifiers.get("exp");
  return { directives, ...(redirect === undefined ? {} : { redirect }), ...(exp === undefined ? {} : { exp }) };
}
