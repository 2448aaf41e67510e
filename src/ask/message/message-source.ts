import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { isIP } from "node:net";
import { getDomain } from "tldts";
import { readAddress } from "../address.ts";
import { readEndpoint } from "../endpoint.ts";
import { fileTrouble } from "../files.ts";
import { quoted, UsageError } from "../usage-error.ts";

/** No receiver takes a larger message; of one that is, the beginning is enough. */
const mostBytes = 200 * 1024 * 1024;

/** Where a message begins, there are words: a NUL so early is the mark of another kind of file. */
const headBytes = 64;

/** The bytes of a message file up to a limit that no receiver reaches, and how many there are in all. Throws `UsageError`. */
export function readMessageFile(path: string): { readonly message: Buffer; readonly totalBytes: number } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    throw new UsageError(`the message ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  }
  try {
    const { size } = fstatSync(file);
    const message = Buffer.alloc(Math.min(size, mostBytes));
    let at = 0;
    while (at < message.length) {
      const got = readSync(file, message, at, message.length - at, at);
      if (got === 0) break;
      at += got;
    }
    if (at === 0) throw new UsageError(`the message ${quoted(path)} is empty.`);
    if (message.subarray(0, Math.min(at, headBytes)).includes(0)) throw new UsageError(`${quoted(path)} is no message: it is made of bytes, not of words. A saved message (.eml) begins with lines such as From: and Subject:.`);
    return { message: message.subarray(0, at), totalBytes: size };
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`the message ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  } finally {
    closeSync(file);
  }
}

/** Where a filter is asked, as the user writes it. */
export interface NamedFilter {
  readonly filter: "rspamd" | "spamassassin";
  readonly host: string;
  readonly port: number;
  readonly security: "tls" | "none";
}

/** The usual ports: rspamd's normal worker, and spamd. */
const rspamdPort = 11_333;
const spamdPort = 783;

/** Reads rspamd=URL or spamd=HOST:PORT. Throws `UsageError`. */
export function readFilter(text: string): NamedFilter {
  const match = /^(rspamd|spamd|spamassassin)=(.+)$/i.exec(text.trim());
  if (match === null) throw new UsageError(`--filter: ${quoted(text)} is neither rspamd=URL nor spamd=HOST:PORT, such as rspamd=http://127.0.0.1:11333 or spamd=127.0.0.1:783.`);
  const place = match[2] ?? "";
  if (match[1]?.toLowerCase() !== "rspamd") {
    const { host, port } = readEndpoint(place, "--filter");
    return { filter: "spamassassin", host, port: port ?? spamdPort, security: "none" };
  }
  const tls = /^https:\/\//i.test(place);
  const bare = place.replace(/^https?:\/\//i, "").replace(/\/.*$/, "");
  const { host, port } = readEndpoint(bare, "--filter");
  return { filter: "rspamd", host, port: port ?? (tls ? 443 : rspamdPort), security: tls ? "tls" : "none" };
}

/** Reads the addresses that a message is to go to. Throws `UsageError`. */
export function readRecipients(texts: readonly string[]): readonly string[] {
  return texts.map((text) => readAddress(text).address);
}

/** The registered domain of a host (one label below a public suffix), by which lists of domains are asked; the host itself where there is none. */
export function registeredDomain(host: string): string {
  return getDomain(host) ?? host;
}

/** What block lists are asked about for a message: the registered domains of its sender and of its links, each once. */
export function listedDomains(senderDomain: string, linkHosts: readonly string[]): readonly string[] {
  const hosts = senderDomain === "" ? linkHosts : [senderDomain, ...linkHosts];
  return [...new Set(hosts.filter((host) => isIP(host) === 0).map(registeredDomain))];
}
