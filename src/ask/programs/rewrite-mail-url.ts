import type { EnvDialect } from "../dialects/env-dialect.ts";
import { type MailUrl, readMailUrl } from "../dialects/mail-url.ts";
import type { FieldChange } from "./reader.ts";

/** How the program behind a variable reads the address in it. */
export interface MailUrlFormat {
  /** Every dialect by which the program may read the file: the new text must mean the same to all of them. */
  readonly dialects: readonly EnvDialect[];
  readonly library: Parameters<typeof readMailUrl>[1];
  /** The schemes for TLS from the first byte and for STARTTLS. */
  readonly schemes: Readonly<Record<"tls" | "starttls", string>>;
}

const lineOf = (name: string) => new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name.replace(/\W/g, "\\$&")}[ \\t]*=)([^\\r\\n]*)`, "gm");

/** The parts of the address as the characters that stand in the line: what is not changed stays as it is written, the password above all. */
const parts = /^(.*?)([A-Za-z][A-Za-z0-9+.-]*)(:\/\/)([^\r\n]*@)?(\[[^\]\s]*\]|[^@:/?#"'\s\]]+)(?::(\d+))?(?=$|[/?#"'\s])/;

/** Changes server, port, scheme and user name of an address in a text of NAME=value lines, and no other byte. Throws TypeError where that cannot be done safely. */
export function rewriteMailUrl(text: string, name: string, format: MailUrlFormat, changes: readonly FieldChange[]): string {
  const line = [...text.matchAll(lineOf(name))].at(-1);
  const read = (from: string): readonly (MailUrl | undefined)[] =>
    format.dialects.map((dialect) => {
      const entry = dialect.read(from, {}).entries.findLast((one) => one.name === name);
      return entry === undefined || entry.command !== undefined ? undefined : readMailUrl(entry.value, format.library);
    });
  const before = read(text);
  const found = parts.exec(line?.[2] ?? "");
  const [first] = before;
  if (line === undefined || found === null || first === undefined) throw new TypeError(`${name} holds an address that cannot be taken apart`);
  if (/\$\{?\w|\$\(/.test(found.slice(4, 6).join(""))) throw new TypeError(`${name} is put together from other variables`);
  if (first.scheme !== format.schemes.tls && first.scheme !== format.schemes.starttls && !/^smtps?$/.test(first.scheme)) throw new TypeError(`${name} sends by ${first.scheme}, not by SMTP`);
  const [whole = "", lead = "", scheme = "", slashes = "", login = "", host = "", port] = found;
  const now = { scheme, login, host, port: port ?? "" };
  const wanted: { host?: string; port?: string; user?: string; scheme?: string } = {};
  for (const { field, to } of changes) {
    if (field === "host") {
      wanted.host = to.toLowerCase();
      now.host = to.includes(":") ? `[${to}]` : to;
    } else if (field === "port") wanted.port = now.port = to;
    else if (field === "user") {
      wanted.user = to;
      const colon = login.indexOf(":");
      now.login = `${encodeURIComponent(to)}${colon === -1 ? "@" : login.slice(colon)}`;
    } else if (field === "security") {
      if (to !== "tls" && to !== "starttls") throw new TypeError(`${name} is not written without encryption`);
      wanted.scheme = now.scheme = format.schemes[to];
    } else throw new TypeError(`an address has no place for ${field}`);
  }
  const changed = `${lead}${now.scheme}${slashes}${now.login}${now.host}${now.port === "" ? "" : `:${now.port}`}`;
  const start = line.index + (line[1]?.length ?? 0);
  const out = text.slice(0, start) + changed + text.slice(start + whole.length);
  const meant = read(out).every((after, at) => {
    const was = before[at];
    if (after === undefined || was === undefined) return false;
    const right = Object.entries(wanted).every(([key, value]) => (key === "host" ? after.host.toLowerCase() : after[key as "port" | "user" | "scheme"]) === value);
    return right && after.password === was.password && (wanted.user !== undefined || after.user === was.user);
  });
  if (!meant) throw new TypeError(`${name} could not be changed without touching more`);
  return out;
}
