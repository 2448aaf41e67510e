import type { Security } from "../../model/route.ts";
import { keyLines, sectionsOf } from "./key-file.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, keptElsewhere, portOf, serverOf, stored, unreadable } from "./stored.ts";

// Names of .prf files: published files of the Office Customization Tool (AccountName, POP3Server, SMTPServer, EmailAddress). The numbers of the kinds of encryption: Microsoft, Outlook, "Constants (Account management API)" (ENCRYPT_CONN_…, SMTP_AUTH_…). The names in the registry: public programs that read or write these keys (SMTP Server, SMTP Port, SMTP Use Auth, SMTP Use SSL, SMTP Secure Connection, POP3 User), one of them after a dump of a real registry. All read 2026-11-24; no Outlook was at hand.

/** SMTPSecureConnection and "SMTP Secure Connection": 0 nothing, 1 SSL, 2 TLS by STARTTLS, 3 whatever works. */
const securities: readonly Security[] = ["none", "tls", "starttls", "starttls"];

interface Value {
  readonly text: string;
  readonly line: number;
}

/** A value of a registry export: text in quotes, `dword:` in hexadecimal, `hex:` as UTF-16 text or as a number of four bytes (Windows Registry Editor Version 5.00). */
function registryValue(raw: string): string | undefined {
  const quoted = /^"((?:[^"\\]|\\.)*)"$/s.exec(raw)?.[1];
  if (quoted !== undefined) return quoted.replace(/\\(.)/gs, "$1");
  const word = /^dword:([0-9a-f]{8})$/i.exec(raw)?.[1];
  if (word !== undefined) return String(Number.parseInt(word, 16));
  const hex = /^hex(?:\([0-9a-f]+\))?:([0-9a-f,\s]*)$/i.exec(raw)?.[1];
  return hex === undefined ? undefined : Buffer.from(hex.replace(/[^0-9a-f]/gi, ""), "hex").toString("utf16le").replace(/\0+$/, "");
}

function registryKeys(text: string): ReadonlyMap<string, ReadonlyMap<string, Value>> {
  const keys = new Map<string, Map<string, Value>>();
  let open: Map<string, Value> | undefined;
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const number = at + 1;
    let line = (lines[at] ?? "").trim();
    while (line.endsWith("\\") && at + 1 < lines.length) {
      at += 1;
      line = line.slice(0, -1) + (lines[at] ?? "").trim();
    }
    const head = /^\[(.+)\]$/.exec(line)?.[1];
    if (head !== undefined) {
      open = new Map();
      keys.set(head, open);
      continue;
    }
    const cut = /^"((?:[^"\\]|\\.)*)"=(.*)$/s.exec(line);
    const value = cut === null ? undefined : registryValue(cut[2] ?? "");
    if (cut !== null && value !== undefined) open?.set((cut[1] ?? "").toLowerCase(), { text: value, line: number });
  }
  return keys;
}

/** The names of one kind of file for the same things. */
interface Names {
  readonly smtp: string;
  readonly port: string;
  readonly security: string;
  readonly auth: string;
  readonly user: string;
  readonly email: string;
  readonly imap: string;
  readonly imapPort: string;
  readonly imapUser: string;
  readonly imapSsl: string;
  readonly pop: string;
  readonly popPort: string;
  readonly popUser: string;
  readonly popSsl: string;
  readonly title: string;
}

const inProfile: Names = { smtp: "smtpserver", port: "smtpport", security: "smtpsecureconnection", auth: "smtpuseauth", user: "smtpusername", email: "emailaddress", imap: "imapserver", imapPort: "imapport", imapUser: "imapusername", imapSsl: "imapusessl", pop: "pop3server", popPort: "pop3port", popUser: "pop3username", popSsl: "pop3usessl", title: "accountname" };
const inRegistry: Names = { smtp: "smtp server", port: "smtp port", security: "smtp secure connection", auth: "smtp use auth", user: "smtp user", email: "email", imap: "imap server", imapPort: "imap port", imapUser: "imap user", imapSsl: "imap use ssl", pop: "pop3 server", popPort: "pop3 port", popUser: "pop3 user", popSsl: "pop3 use ssl", title: "account name" };

function foundIn(section: string, values: ReadonlyMap<string, Value>, names: Names, path: string): FoundSettings | undefined {
  const at = (name: string) => {
    const value = values.get(name);
    return value === undefined || value.text.trim() === "" ? undefined : stored(value.text.trim(), path, value.line, name);
  };
  const host = at(names.smtp);
  if (host === undefined) return undefined;
  const chosen = at(names.security);
  const old = at("smtp use ssl") ?? at("smtpusessl");
  const security = chosen === undefined ? (old !== undefined && old.value !== "0" ? "tls" : "none") : (securities[Number(chosen.value)] ?? "none");
  const port = portOf(at(names.port)?.value);
  // 0 off, 1 the account's own or the receiving side's name, 2 log in to the receiving server first
  const auth = at(names.auth);
  const kind = at(names.imap) !== undefined ? "imap" : at(names.pop) !== undefined ? "pop" : undefined;
  const incoming = kind === "imap" ? [names.imap, names.imapPort, names.imapUser, names.imapSsl] : [names.pop, names.popPort, names.popUser, names.popSsl];
  const [incomingHost, incomingPort, incomingUser, incomingSsl] = incoming.map(at);
  const tls = incomingSsl !== undefined && incomingSsl.value !== "0" ? "tls" : "none";
  const number = portOf(incomingPort?.value);
  const email = at(names.email)?.value;
  const login = auth !== undefined && auth.value !== "0";
  return {
    facts: account({
      program: "outlook",
      account: at(names.title)?.value ?? section,
      addresses: email?.includes("@") === true ? [email] : [],
      submission: serverOf({ protocol: "smtp", host, port: stored(port ?? 25, path, at(names.port)?.at.line, names.port), security: stored(security, path, (chosen ?? old)?.at.line, names.security), user: login ? (at(names.user) ?? incomingUser) : undefined, login: stored(login ? "on" : "off", path, auth?.at.line, names.auth), mechanism: undefined, certificateChecks: undefined, ehloName: undefined, password: keptElsewhere(names === inRegistry ? "key-store" : "not-stored").password }),
      access: incomingHost === undefined || kind === undefined ? undefined : serverOf({ protocol: kind, host: incomingHost, port: stored(number ?? (kind === "imap" ? (tls === "tls" ? 993 : 143) : tls === "tls" ? 995 : 110), path, incomingPort?.at.line, kind), security: stored(tls, path, incomingSsl?.at.line, kind), user: incomingUser, login: undefined, mechanism: undefined, certificateChecks: undefined, ehloName: undefined, password: keptElsewhere(names === inRegistry ? "key-store" : "not-stored").password }),
      notes: login || at(names.user) === undefined ? [] : ["a user name for sending is stored, but the outgoing server's login is switched off"],
    }),
  };
}

/** Outlook: a profile file (.prf of the Office Customization Tool) or an export of its part of the registry (.reg, `…\\Outlook\\Profiles`). */
export const outlook: Reader = {
  program: "outlook",
  title: "Outlook",
  recognises({ path, head }) {
    if (/\.prf$/i.test(path)) return /^\[(?:General|Internet Account List|Account\d+)\]/m.test(head) ? "yes" : "maybe";
    if (/^(?:Windows Registry Editor|REGEDIT4)/.test(head)) return /Outlook\\+Profiles|Messaging Subsystem\\+Profiles|9375CFF0413111d3B88A00104B2A6676/i.test(head) ? "yes" : "maybe";
    return "no";
  },
  // the live registry is no file: it has to be exported
  usualPlaces: async () => [],
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const registry = /^(?:Windows Registry Editor|REGEDIT4)/.test(file.text);
    const found = registry
      ? [...registryKeys(file.text)].flatMap(([name, values]) => foundIn(name.slice(name.lastIndexOf("\\") + 1), values, inRegistry, path) ?? [])
      : [...sectionsOf(keyLines(file.text))]
          .filter(([name]) => /^Account\d+$/i.test(name))
          .flatMap(([name, keys]) => foundIn(name, new Map([...keys].map(([key, line]) => [key.toLowerCase(), { text: line.raw, line: line.line }])), inProfile, path) ?? []);
    return { found, trouble: found.length === 0 ? [`${path} names no account with an SMTP server${registry ? "; the accounts are below …\\Outlook\\Profiles" : ""}.`] : [] };
  },
};
