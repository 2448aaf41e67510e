import { isIP, isIPv6 } from "node:net";
import type { Security } from "../model/route.ts";
import { readDomain } from "./domain.ts";
import { quoted, UsageError } from "./usage-error.ts";

const maxPort = 65_535;

/** Reads a port number. Throws `UsageError`. */
export function readPort(text: string, flag: string): number {
  const port = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 1 && port <= maxPort)) throw new UsageError(`${flag}: ${quoted(text)} is no port; a port is a number from 1 to ${maxPort}.`);
  return port;
}

function readHost(text: string, flag: string): string {
  const bare = text.replace(/\.$/, "");
  if (isIP(bare) !== 0) return bare.toLowerCase();
  const read = readDomain(bare);
  if ("domain" in read) return read.domain;
  throw new UsageError(`${flag}: the host ${quoted(text)} ${read.wrong}; write it like mail.example.com, 192.0.2.1 or [2001:db8::1].`);
}

/** Reads HOST, HOST:PORT, [IPV6] or [IPV6]:PORT, names into A-label form. Throws `UsageError`; `flag` is what its sentence begins with. */
export function readEndpoint(typed: string, flag: string): { readonly host: string; readonly port?: number } {
  const text = typed.trim();
  const url = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(text);
  if (url?.[1] !== undefined) throw new UsageError(`${flag}: ${quoted(text)} is a web address; did you mean ${url[1].replace(/^.*@/, "")}?`);
  const bracketed = /^\[([^\]]*)\](?::(.*))?$/.exec(text);
  if (bracketed !== null) {
    const inside = bracketed[1] ?? "";
    const host = inside.replace(/^IPv6:/i, "");
    if (isIP(host) === 0) throw new UsageError(`${flag}: ${quoted(inside)} is no IP address; only an IP address stands in brackets.`);
    return { host: host.toLowerCase(), ...(bracketed[2] === undefined ? {} : { port: readPort(bracketed[2], flag) }) };
  }
  if (isIPv6(text)) return { host: text.toLowerCase() };
  const colon = text.indexOf(":");
  if (colon === -1) return { host: readHost(text, flag) };
  if (text.indexOf(":", colon + 1) !== -1) throw new UsageError(`${flag}: ${quoted(text)} has too many colons; write an IPv6 address with a port like [2001:db8::1]:587.`);
  return { host: readHost(text.slice(0, colon), flag), port: readPort(text.slice(colon + 1), flag) };
}

/** How mail programs call the modes, besides our own words. */
const securityNames: Readonly<Record<string, Security>> = { tls: "tls", ssl: "tls", "ssl/tls": "tls", implicit: "tls", starttls: "starttls", none: "none", plain: "none" };

/** Reads a security mode. Throws `UsageError`. */
export function readSecurity(text: string, flag: string): Security {
  const security = securityNames[text.trim().toLowerCase()];
  if (security === undefined) throw new UsageError(`${flag}: ${quoted(text)} is none of tls (in mail programs "SSL/TLS"), starttls and none.`);
  return security;
}

/** Reads a DNS server, an IP address with or without a port, into the form that the world asks for. Throws `UsageError`. */
export function readServer(text: string, flag: string): string {
  const { host, port } = readEndpoint(text, flag);
  if (isIP(host) === 0) throw new UsageError(`${flag}: ${quoted(text)} is no IP address; a DNS server is named by its address, like 192.0.2.53 or [2001:db8::53]:5353.`);
  if (port === undefined) return host;
  return isIPv6(host) ? `[${host}]:${port}` : `${host}:${port}`;
}
