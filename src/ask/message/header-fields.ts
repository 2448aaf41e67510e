import { isAscii, isUtf8 } from "node:buffer";
import type { Faults } from "./faults.ts";

/** One field: its name in small letters, its value unfolded, and where it begins. */
export interface Field {
  readonly name: string;
  readonly value: string;
  readonly at: number;
}

/** A header, and where the body begins. */
export interface Header {
  readonly fields: readonly Field[];
  readonly bodyAt: number;
}

/** More fields than this belong to no message of good will. */
const mostFields = 2_000;
/** A header longer than this is not read to its end; Postfix itself cuts at 100 kB (header_size_limit). */
const mostBytes = 1024 * 1024;

/** RFC 5322 section 2.2: printable ASCII without the colon; old programs put a blank before the colon. */
const fieldForm = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:([\s\S]*)$/;

/** Reads the header that begins at `from`. Faults are those of the outermost header alone, where `faults` is given. */
export function readHeader(message: Buffer, from: number, to: number, faults?: Faults): Header {
  const fields: { name: string; parts: string[]; at: number }[] = [];
  let at = from;
  while (at < to) {
    const lf = message.indexOf(10, at);
    const end = lf === -1 || lf >= to ? to : lf;
    const line = message.subarray(at, end > at && message[end - 1] === 13 ? end - 1 : end);
    const next = Math.min(end + 1, to);
    if (line.length === 0) return { fields: finished(fields), bodyAt: next };
    if (at - from > mostBytes || fields.length >= mostFields) break;
    const text = textOf(line);
    const last = fields.at(-1);
    if ((line[0] === 32 || line[0] === 9) && last !== undefined) last.parts.push(text);
    else {
      const match = fieldForm.exec(text);
      if (match?.[1] !== undefined) fields.push({ name: match[1].toLowerCase(), parts: [match[2] ?? ""], at });
      // The first line of an mbox says who sent it when; it is no part of the message.
      else if (!(at === from && text.startsWith("From ")) ) faults?.add("header-line-broken", at, text);
    }
    if (faults !== undefined && !isAscii(line)) faults.add(isUtf8(line) ? "header-not-ascii" : "header-8-bit", at, fields.at(-1)?.name);
    at = next;
  }
  return { fields: finished(fields), bodyAt: at };
}

function textOf(line: Buffer): string {
  return isUtf8(line) ? line.toString("utf8") : line.toString("latin1");
}

function finished(fields: readonly { name: string; parts: string[]; at: number }[]): readonly Field[] {
  return fields.map(({ name, parts, at }) => ({ name, value: parts.join(" ").replace(/\s+/g, " ").trim(), at }));
}

/** The values of a field, by its name in small letters. */
export function valuesOf(header: Header, name: string): readonly Field[] {
  return header.fields.filter((field) => field.name === name);
}

/** A value with parameters, such as that of Content-Type (RFC 2045 section 5.1), with the forms of RFC 2231. */
export function readParameters(value: string): { readonly word: string; readonly parameters: ReadonlyMap<string, string> } {
  const [first = "", ...rest] = splitOutsideQuotes(value, ";");
  const parameters = new Map<string, string>();
  const pieces = new Map<string, string[]>();
  for (const part of rest.slice(0, 100)) {
    const equals = part.indexOf("=");
    if (equals === -1) continue;
    const name = part.slice(0, equals).trim().toLowerCase();
    const raw = part.slice(equals + 1).trim();
    const plain = raw.startsWith('"') ? raw.slice(1, raw.endsWith('"') && raw.length > 1 ? -1 : undefined).replace(/\\(.)/g, "$1") : raw;
    const continued = /^([^*]+)\*(?:\d+\*?)?$/.exec(name);
    if (continued?.[1] === undefined) parameters.set(name, decodeWords(plain));
    else pieces.set(continued[1], [...(pieces.get(continued[1]) ?? []), name.endsWith("*") ? percentDecoded(plain) : plain]);
  }
  for (const [name, parts] of pieces) if (!parameters.has(name)) parameters.set(name, parts.join(""));
  return { word: first.trim().toLowerCase(), parameters };
}

function percentDecoded(text: string): string {
  const plain = text.replace(/^[\w-]*'[\w-]*'/, "");
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}

/** Splits at a character that stands neither in quotes nor in a comment. */
export function splitOutsideQuotes(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  let quoted: "yes" | "no" = "no";
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "\\") at += 1;
    else if (letter === '"') quoted = quoted === "yes" ? "no" : "yes";
    else if (quoted === "yes") continue;
    else if (letter === "(" || letter === "<") depth += 1;
    else if ((letter === ")" || letter === ">") && depth > 0) depth -= 1;
    else if (letter === separator && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)];
}

const encodedWord = /=\?([\w-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;

/** Encoded words (RFC 2047) made readable; what cannot be read is left as it is. */
export function decodeWords(text: string): string {
  return text.replace(/\?=\s+=\?/g, "?==?").replace(encodedWord, (all, charset: string, form: string, body: string) => {
    const bytes = form.toLowerCase() === "b" ? Buffer.from(body, "base64") : Buffer.from(body.replace(/_/g, " ").replace(/=([0-9a-f]{2})/gi, (_code, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), "latin1");
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      return all;
    }
  });
}

/** Something that begins like an encoded word and is none: the reader of the message sees it as it stands. */
export function hasBrokenWord(text: string): boolean {
  return /=\?[\w-]{2,40}\?[bq]\?/i.test(text.replace(encodedWord, ""));
}
