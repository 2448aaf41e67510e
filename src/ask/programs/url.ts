import type { ReadValue } from "./stored.ts";

/** The parts of an account URL, still as written. */
export interface AccountUrl {
  readonly scheme: string;
  readonly user?: string;
  readonly password?: string;
  readonly host: string;
  readonly port?: string;
}

/** Cuts `scheme://user:password@host:port/…`; the last @ before the path ends the user part (RFC 3986 section 3.2.1 wants any other one encoded). */
export function accountUrl(text: string): AccountUrl | undefined {
  const cut = /^([a-z][a-z0-9+.-]*):\/\/(?:([^/]*)@)?(\[[^\]]*\]|[^:/?#@]*)(?::(\d*))?(?:[/?#].*)?$/is.exec(text);
  if (cut === null || (cut[3] ?? "") === "") return undefined;
  const colon = (cut[2] ?? "").indexOf(":");
  const user = cut[2] === undefined ? undefined : colon === -1 ? cut[2] : cut[2].slice(0, colon);
  const password = cut[2] === undefined || colon === -1 ? undefined : cut[2].slice(colon + 1);
  return { scheme: (cut[1] ?? "").toLowerCase(), host: (cut[3] ?? "").replace(/^\[|\]$/g, ""), ...(user === undefined ? {} : { user }), ...(password === undefined ? {} : { password }), ...(cut[4] === undefined || cut[4] === "" ? {} : { port: cut[4] }) };
}

/** The value of a percent-encoded part (RFC 3986 section 2.1); what is no valid encoding stays as it is. */
export function percentDecoded(written: string): ReadValue {
  if (!written.includes("%")) return { written, read: written };
  try {
    return { written, read: decodeURIComponent(written), because: "in an address of the form smtp://user:password@host, % and two digits stand for one character" };
  } catch {
    return { written, read: written, because: "a % in an address of the form smtp://user:password@host has to be written %25; the program refuses this one" };
  }
}
