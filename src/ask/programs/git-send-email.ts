import { dirname, isAbsolute, join } from "node:path";
import type { Place } from "../../model/settings-facts.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, type ReadValue, serverOf, unreadable } from "./stored.ts";

/** git itself stops at ten (config.c, MAX_INCLUDE_DEPTH). */
const maxDepth = 10;

/** The value of one line by the rules of git-config(1), "Syntax"; undefined where git refuses the file. */
export function gitValue(raw: string): ReadValue | undefined {
  let read = "";
  let blanks = "";
  let quoted: "yes" | "no" = "no";
  let because: string | undefined;
  for (let at = 0; at < raw.length; at += 1) {
    const c = raw[at] ?? "";
    if (c === "\\" && raw[at + 1] === "\n") {
      at += 1;
      because = "the backslash at the end joins the next line for git";
      continue;
    }
    if (quoted === "no" && /[ \t\r\f\v]/.test(c)) {
      // git replaces each blank inside by one space, and drops those at either end
      if (read !== "") blanks += " ";
      if (c !== " " && at < raw.trimEnd().length && read !== "") because = "git makes a space of a tab outside of quotes";
      continue;
    }
    if (quoted === "no" && (c === "#" || c === ";")) {
      // behind a blank it is most likely meant so
      if (blanks === "") because = `everything after ${c} is a comment for git, outside of quotes`;
      break;
    }
    read += blanks;
    blanks = "";
    if (c === "\\") {
      at += 1;
      const next = raw[at] ?? "";
      const meant = { n: "\n", t: "\t", b: "\b", "\\": "\\", '"': '"' }[next];
      if (meant === undefined) return undefined;
      because = "the backslash makes the next character special for git and is not part of the value";
      read += meant;
    } else if (c === '"') {
      quoted = quoted === "yes" ? "no" : "yes";
      if (read !== "" && at < raw.trimEnd().length - 1) because ??= "a double quote is not part of the value for git";
    } else read += c;
  }
  if (quoted === "yes") return undefined;
  return { written: raw.trim(), read, ...(because === undefined ? {} : { because }) };
}

interface Entry {
  readonly value: ReadValue;
  readonly at: Place;
}

type Entries = Map<string, Entry>;

async function collect(path: string, depth: number, files: Files, entries: Entries, trouble: string[]): Promise<void> {
  if (depth > maxDepth) {
    trouble.push(`${path} was not read: files include one another more than ${maxDepth} deep.`);
    return;
  }
  const file = await files.read(path);
  if ("refused" in file) {
    // git passes over an included file that is not there
    if (depth === 1 || file.refused !== "there is no such file") trouble.push(unreadable(path, file.refused));
    return;
  }
  let section = "";
  const lines = file.text.replaceAll("\r\n", "\n").split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const number = at + 1;
    let line = lines[at] ?? "";
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) && at + 1 < lines.length) {
      at += 1;
      line += `\n${lines[at] ?? ""}`;
    }
    const head = /^\s*\[\s*([\w.-]+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*\]/.exec(line);
    if (head !== null) {
      section = `${(head[1] ?? "").toLowerCase()}${head[2] === undefined ? "" : `.${head[2].replace(/\\(.)/g, "$1")}`}`;
      line = line.slice(head[0].length);
    }
    const cut = /^\s*([A-Za-z][\w-]*)\s*(?:=(.*))?$/s.exec(line);
    if (cut === null) continue;
    const key = `${section}.${(cut[1] ?? "").toLowerCase()}`;
    const value = cut[2] === undefined ? { written: "", read: "true" } : gitValue(cut[2]);
    if (value === undefined) {
      trouble.push(`${path}, line ${number}: git cannot read the value of ${key} (an unknown escape or an open quote) and refuses the whole file.`);
      continue;
    }
    if (key === "include.path") {
      const named = value.read.replace(/^~(?=\/)/, files.home);
      await collect(isAbsolute(named) ? named : join(dirname(path), named), depth + 1, files, entries, trouble);
    } else entries.set(key, { value, at: { path, line: number, key } });
  }
}

function foundOf(identity: string | undefined, entries: Entries): FoundSettings | undefined {
  const at = (name: string) => (identity === undefined ? undefined : entries.get(`sendemail.${identity}.${name}`)) ?? entries.get(`sendemail.${name}`);
  const value = (name: string) => {
    const entry = at(name);
    return entry === undefined || entry.value.read === "" ? undefined : { value: entry.value.read, at: entry.at };
  };
  const host = value("smtpserver");
  if (host === undefined && value("smtpuser") === undefined && value("smtpencryption") === undefined) return undefined;
  const command = at("sendmailcmd") ?? (host?.value.startsWith("/") === true ? at("smtpserver") : undefined);
  const encryption = value("smtpencryption");
  const security = encryption === undefined ? "none" : encryption.value === "ssl" ? "tls" : encryption.value === "tls" ? "starttls" : "none";
  const port = value("smtpserverport");
  const user = value("smtpuser");
  const password = at("smtppass");
  // git-send-email(1): without smtpPass the password comes from a credential helper
  const kept: Kept = user === undefined ? keptElsewhere("not-stored") : password === undefined ? keptElsewhere("command", { path: user.at.path, key: "credential.helper" }) : keptInFile(password.value, password.at);
  const auth = value("smtpauth");
  const from = value("from")?.value ?? entries.get("user.email")?.value.read ?? "";
  const here = (key: string): Place => ({ path: (host ?? user ?? encryption)?.at.path ?? "", key: `sendemail.${key}` });
  return onlySet<FoundSettings>({
    facts: account({
      program: "git-send-email",
      account: identity ?? "sendemail",
      addresses: /[^\s<>]+@[^\s<>]+/.exec(from)?.slice(0, 1) ?? [],
      submission: command !== undefined ? undefined : serverOf({
        protocol: "smtp",
        host,
        port: port === undefined || portOf(port.value) === undefined ? { value: security === "tls" ? 465 : 25, at: here("smtpserverport") } : { value: portOf(port.value) ?? 25, at: port.at },
        security: { value: security, at: encryption?.at ?? here("smtpencryption") },
        user,
        login: { value: user === undefined || auth?.value === "none" ? "off" : "on", at: user?.at ?? here("smtpuser") },
        mechanism: auth === undefined || auth.value === "none" ? undefined : { value: mechanismOf(auth.value.split(/\s+/)[0] ?? ""), at: auth.at },
        certificateChecks: at("smtpsslcertpath")?.value.read === "" ? { value: "off", at: at("smtpsslcertpath")?.at ?? here("smtpsslcertpath") } : undefined,
        ehloName: value("smtpdomain"),
        password: kept.password,
      }),
      access: undefined,
      notInEffect: encryption !== undefined && !["ssl", "tls", "none", ""].includes(encryption.value) ? [{ at: encryption.at, reason: "name-not-known-to-the-program" }] : [],
      notes: command === undefined ? [] : [`git hands mail to a command (${command.at.key}), not to a server: the settings of that program decide`],
    }),
    submissionSecret: command === undefined ? kept.secret : undefined,
    accessSecret: undefined,
  });
}

/** git send-email: the [sendemail] sections of git's configuration (git-config(1), git-send-email(1)). */
export const gitSendEmail: Reader = {
  program: "git-send-email",
  title: "git send-email",
  recognises({ path, head }) {
    if (/^\s*\[sendemail(?:\s|\])/im.test(head)) return "yes";
    return /(?:^|\/)(?:\.gitconfig|\.git\/config|git\/config|gitconfig)$/.test(path) ? "yes" : "no";
  },
  async usualPlaces(files) {
    return [join(files.home, ".gitconfig"), join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "git/config"), "/etc/gitconfig"];
  },
  async read(path, files): Promise<Reading> {
    const entries: Entries = new Map();
    const trouble: string[] = [];
    await collect(path, 1, files, entries, trouble);
    const identities = [...new Set([...entries.keys()].flatMap((key) => /^sendemail\.(.+)\.[^.]+$/.exec(key)?.[1] ?? []))];
    const found = [undefined, ...identities].flatMap((identity) => foundOf(identity, entries) ?? []);
    return { found, trouble };
  },
};
