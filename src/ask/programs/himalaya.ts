import { join } from "node:path";
import { parse } from "smol-toml";
import type { StoredServer } from "../../model/settings-facts.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, serverOf, stored, unreadable } from "./stored.ts";

/** A value somewhere inside the file by its dotted key. */
function inside(table: unknown, key: string): unknown {
  return key.split(".").reduce<unknown>((at, part) => (typeof at === "object" && at !== null && Object.hasOwn(at, part) ? (at as Record<string, unknown>)[part] : undefined), table);
}

const textAt = (table: unknown, key: string): string | undefined => {
  const value = inside(table, key);
  return typeof value === "string" ? value : undefined;
};

/** Was the value written in double quotes with a backslash in it? Only the text of the file can tell, the parser no more. */
function escapedIn(text: string, value: string): string | undefined {
  for (const [whole, inner = ""] of text.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)) {
    if (!inner.includes("\\")) continue;
    try {
      if (parse(`x = ${whole}`).x === value) return inner;
    } catch {
      // it was no string of its own, or no valid one
    }
  }
  return undefined;
}

function passwordOf(auth: unknown, path: string, key: string, text: string): Kept {
  for (const [name, kept] of [["cmd", "command"], ["command", "command"], ["keyring", "key-store"]] as const) if (inside(auth, name) !== undefined) return keptElsewhere(kept, { path, key: `${key}.${name}` });
  const raw = typeof auth === "string" ? auth : textAt(auth, "raw");
  if (raw === undefined) return keptElsewhere("not-stored");
  const escaped = escapedIn(text, raw);
  return keptInFile(escaped === undefined ? { written: raw, read: raw } : { written: escaped, read: raw, because: "a backslash between double quotes makes the next character special in TOML; between single quotes nothing is" }, { path, key: `${key}.raw` });
}

function serverFrom(backend: unknown, protocol: "smtp" | "imap", path: string, key: string, text: string): { readonly server: StoredServer; readonly kept: Kept } | undefined {
  const host = textAt(backend, "host");
  if (host === undefined) return undefined;
  const put = <T,>(value: T, name: string) => stored(value, path, undefined, `${key}.${name}`);
  const encryption = textAt(backend, "encryption.type") ?? textAt(backend, "encryption") ?? "tls";
  const security = encryption === "none" ? "none" : encryption === "start-tls" || encryption === "starttls" ? "starttls" : "tls";
  const port = inside(backend, "port");
  const user = textAt(backend, "login");
  const kept = passwordOf(textAt(backend, "auth.type") === "oauth2" ? inside(backend, "auth.access-token") : (inside(backend, "auth.password") ?? inside(backend, "auth") ?? inside(backend, "passwd")), path, `${key}.auth`, text);
  return {
    kept,
    server: serverOf({
      protocol,
      host: put(host, "host"),
      port: typeof port === "number" ? put(port, "port") : undefined,
      security: put(security, "encryption.type"),
      user: user === undefined ? undefined : put(user, "login"),
      login: put("on", "auth.type"),
      mechanism: textAt(backend, "auth.type") === "oauth2" ? put((textAt(backend, "auth.method") ?? "xoauth2").toUpperCase(), "auth.method") : undefined,
      certificateChecks: undefined,
      ehloName: undefined,
      password: kept.password,
    }),
  };
}

/** himalaya: ~/.config/himalaya/config.toml, version 1 (its own config.sample.toml). */
export const himalaya: Reader = {
  program: "himalaya",
  title: "Himalaya",
  recognises({ path, head }) {
    if (/himalaya\/config\.toml$|\.himalayarc$/.test(path)) return "yes";
    return /^\s*\[accounts\.[\w-]+\]/m.test(head) && /message\.send\.backend|backend\.type/.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    return [join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "himalaya/config.toml"), join(files.home, ".himalayarc")];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    let table: unknown;
    try {
      table = parse(file.text);
    } catch (error) {
      // the parser's own words quote the line, which can hold a password
      const line = error instanceof Error && "line" in error && typeof error.line === "number" ? `, line ${error.line}` : "";
      return { found: [], trouble: [`${path}${line}: this is no valid TOML, so Himalaya does not start.`] };
    }
    const accounts = inside(table, "accounts");
    const found = Object.entries(typeof accounts === "object" && accounts !== null ? accounts : {}).flatMap(([name, one]): FoundSettings[] => {
      const submission = serverFrom(inside(one, "message.send.backend"), "smtp", path, `accounts.${name}.message.send.backend`, file.text);
      const access = serverFrom(inside(one, "backend"), "imap", path, `accounts.${name}.backend`, file.text);
      if (submission === undefined && access === undefined) return [];
      const email = textAt(one, "email");
      return [onlySet<FoundSettings>({ facts: account({ program: "himalaya", account: name, addresses: email === undefined ? [] : [email], submission: submission?.server, access: access?.server }), submissionSecret: submission?.kept.secret, accessSecret: access?.kept.secret })];
    });
    return { found, trouble: found.length === 0 ? [`${path} names no account with a server.`] : [] };
  },
};
