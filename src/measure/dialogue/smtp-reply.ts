import type { Offer, Reply } from "../../model/reply.ts";
import { Failed } from "../../world/classify.ts";
import { type Line, limits } from "./lines.ts";

/** What other protocols say first. */
const foreign: readonly (readonly [RegExp, string])[] = [
  [/^HTTP\/\d|^<!doctype|^<html/i, "a web server"],
  [/^SSH-\d/, "an SSH server"],
  [/^\* (OK|NO|BAD|BYE|PREAUTH)\b/i, "an IMAP server"],
  [/^(\+OK|-ERR)\b/, "a POP3 server"],
  [/^[\u0014-\u0017]\u0003/, "a server that expects TLS"],
  [/^RFB \d|^\u0005|^.\u0000\u0000\u0000\u000a/, "another kind of server"],
];

/** Lines in, replies out (RFC 5321 section 4.2); no input or output of its own. Throws `Failed` for what is no reply. */
export class SmtpReplyReader {
  #lines: string[] = [];
  #texts: string[] = [];
  #code = 0;
  #bytes = 0;
  #empty = 0;

  /** The reply that this line completes, if it does. */
  push(line: Line): Reply | undefined {
    this.#bytes += line.text.length;
    if (this.#lines.length >= limits.replyLines || this.#bytes > limits.replyBytes) throw new Failed("too-much", "them", `a reply of more than ${this.#lines.length} lines or ${this.#bytes} bytes`, this.#sofar());
    if (this.#lines.length === 0 && line.text.trim() === "" && this.#empty < 5) {
      this.#empty += 1;
      return undefined;
    }
    const match = /^([2-5]\d\d)(?:([ -])(.*))?$/s.exec(line.text);
    if (match === null) {
      for (const [pattern, what] of foreign) if (pattern.test(line.text)) throw new Failed("not-smtp", "them", `${what} answers: ${line.text.slice(0, 120)}`);
      throw new Failed(this.#lines.length === 0 ? "not-smtp" : "malformed-reply", "them", `a line without a reply code: ${line.text.slice(0, 120)}`, this.#sofar());
    }
    const code = Number(match[1]);
    if (this.#lines.length > 0 && code !== this.#code) {
      throw new Failed("malformed-reply", "them", `one reply with two codes, ${this.#code} and ${code}`, { reply: this.#reply(line.text, match[3] ?? "") });
    }
    this.#code = code;
    if (match[2] === "-") {
      this.#lines.push(line.text);
      this.#texts.push(match[3] ?? "");
      return undefined;
    }
    const reply = this.#reply(line.text, match[3] ?? "");
    this.#lines = [];
    this.#texts = [];
    this.#bytes = 0;
    this.#empty = 0;
    return reply;
  }

  /** Is a reply begun and not finished? */
  open(): "yes" | "no" {
    return this.#lines.length > 0 ? "yes" : "no";
  }

  #sofar(): { reply?: Reply } {
    return this.#lines.length === 0 ? {} : { reply: replyFrom(this.#code, this.#lines.slice(0, 20), this.#texts.slice(0, 20)) };
  }

  #reply(line: string, text: string): Reply {
    return replyFrom(this.#code, [...this.#lines, line], [...this.#texts, text]);
  }
}

/** The enhanced status code at the front of a text (RFC 2034 section 4: its class is the class of the reply). */
const enhancedPattern = /^([245]\.\d{1,3}\.\d{1,3})(?:\s+|$)/;

export function replyFrom(code: number, lines: readonly string[], texts: readonly string[]): Reply {
  const enhanced = enhancedPattern.exec(texts[0] ?? "")?.[1] ?? texts.map((text) => enhancedPattern.exec(text)?.[1]).find((found) => found !== undefined);
  const text = texts
    .map((one) => one.replace(enhancedPattern, "").trim())
    .filter((one) => one !== "")
    .join(" ");
  return { code, ...(enhanced === undefined ? {} : { enhanced }), text, lines };
}

/** What a server offers, out of its reply to EHLO. Keywords are case-insensitive (RFC 5321 section 4.1.1.1); `AUTH=` is the form of old clients and servers. */
export function readOffer(reply: Reply): Offer {
  const [first, ...rest] = reply.lines.map((line) => line.slice(4));
  const keywords: { word: string; rest: string }[] = [];
  for (const line of rest) {
    const match = /^([^\s=]+)[\s=]*(.*)$/.exec(line.trim());
    if (match?.[1] !== undefined) keywords.push({ word: match[1].toUpperCase(), rest: (match[2] ?? "").trim() });
  }
  const auth = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.word === "AUTH") for (const mechanism of keyword.rest.split(/\s+/)) if (mechanism !== "") auth.add(mechanism.toUpperCase());
  }
  const size = keywords.find((keyword) => keyword.word === "SIZE")?.rest ?? "";
  const sizeLimit = /^\d{1,15}$/.test(size) ? Number(size) : 0;
  return {
    serverName: (first ?? "").trim().split(/\s+/)[0] ?? "",
    keywords,
    starttls: keywords.some((keyword) => keyword.word === "STARTTLS") ? "offered" : "absent",
    auth: [...auth],
    ...(sizeLimit > 0 ? { sizeLimit } : {}),
  };
}
