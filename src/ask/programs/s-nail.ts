import { isAbsolute, join } from "node:path";
import type { Place } from "../../model/settings-facts.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, type ReadValue, serverOf, unreadable } from "./stored.ts";
import { accountUrl, percentDecoded } from "./url.ts";

/** s-nail itself allows more; nobody nests so deep. */
const maxDepth = 10;

/** Cuts the words of a `set` line as S-nail does ("Command arguments" in its manual): blanks part words, quotes and a backslash outside of them go, # at the beginning of a word starts a comment. */
export function sNailWords(line: string): readonly ReadValue[] {
  const words: ReadValue[] = [];
  for (let at = 0; at < line.length; ) {
    while (/[ \t]/.test(line[at] ?? "")) at += 1;
    if (at >= line.length || line[at] === "#" || line[at] === ";") break;
    const begin = at;
    let read = "";
    let quote = "";
    let because: string | undefined;
    for (; at < line.length; at += 1) {
      const c = line[at] ?? "";
      if (quote === "" && /[ \t]/.test(c)) break;
      if (c === quote) quote = "";
      else if (quote === "" && (c === '"' || c === "'")) {
        quote = c;
        if (at > begin && line[at - 1] !== "=") because = "a quote inside the value is not part of it for S-nail";
      } else if (c === "\\" && quote === "") {
        at += 1;
        read += line[at] ?? "";
        because = "S-nail takes a backslash away and keeps the character behind it";
      } else if (c === "\\" && line[at + 1] === quote) {
        at += 1;
        read += quote;
        because = "a backslash before the closing quote makes the quote part of the value for S-nail";
      } else read += c;
    }
    if (quote !== "") because ??= "a quote opens a quotation for S-nail that nothing closes";
    const rest = line.slice(begin).trimEnd();
    const written = line.slice(begin, at);
    // what a blank cuts off was meant to belong to it, unless it is the next assignment
    const cutOff = because === undefined && rest.length > written.length && !/^[ \t]+(?:[\w-]+=|[#;])/.test(rest.slice(written.length));
    words.push({ written, read, ...(because !== undefined ? { because } : cutOff ? { because: "a blank ends the value for S-nail, outside of quotes" } : {}) });
  }
  return words;
}

interface Variable {
  readonly value: string;
  readonly word: ReadValue;
  readonly at: Place;
}

interface Scope {
  readonly name: string;
  readonly variables: Map<string, Variable>;
}

interface State {
  readonly scopes: Scope[];
  readonly trouble: string[];
  readonly notes: string[];
}

async function collect(path: string, depth: number, state: State, files: Files): Promise<void> {
  if (depth > maxDepth) {
    state.trouble.push(`${path} was not read: files source one another more than ${maxDepth} deep.`);
    return;
  }
  const file = await files.read(path);
  if ("refused" in file) {
    state.trouble.push(unreadable(path, file.refused));
    return;
  }
  const global = state.scopes[0] ?? { name: "default", variables: new Map() };
  let scope = global;
  const lines = file.text.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const number = at + 1;
    let line = lines[at] ?? "";
    while (/(?:^|[^\\])(?:\\\\)*\\$/.test(line) && at + 2 < lines.length) {
      at += 1;
      line = line.slice(0, -1) + (lines[at] ?? "").trimStart();
    }
    const cut = /^\s*([A-Za-z]+|[}#])\s*(.*)$/s.exec(line);
    if (cut === null || cut[1] === "#") continue;
    if (cut[1] === "account") {
      scope = { name: sNailWords(cut[2] ?? "")[0]?.read ?? "", variables: new Map(global.variables) };
      state.scopes.push(scope);
    } else if (cut[1] === "}") scope = global;
    else if (cut[1] === "source") {
      const named = (sNailWords(cut[2] ?? "")[0]?.read ?? "").replace(/^~(?=\/)/, files.home);
      if (named.endsWith("|")) state.notes.push(`line ${number} of ${path} takes settings from a command; it was not run`);
      else await collect(isAbsolute(named) ? named : join(files.home, named), depth + 1, state, files);
    } else if (cut[1] === "set") {
      for (const word of sNailWords(cut[2] ?? "")) {
        const equals = word.read.indexOf("=");
        const key = equals === -1 ? word.read : word.read.slice(0, equals);
        const value = equals === -1 ? "" : word.read.slice(equals + 1);
        const own: ReadValue = { written: word.written.slice(word.written.indexOf("=") + 1), read: value, ...(word.because === undefined ? {} : { because: word.because }) };
        scope.variables.set(key, { value, word: own, at: { path, line: number, key } });
      }
    } else if (cut[1] === "unset") for (const word of sNailWords(cut[2] ?? "")) scope.variables.delete(word.read);
  }
}

function foundOf(scope: Scope, path: string, notes: readonly string[]): FoundSettings | undefined {
  const at = (name: string) => scope.variables.get(name);
  const mta = at("mta") ?? at("smtp");
  if (mta === undefined) return undefined;
  const url = accountUrl(mta.value.includes("://") ? mta.value : `smtp://${mta.value}`);
  if (url === undefined || !/^(?:smtps?|submissions?)$/.test(url.scheme)) return undefined;
  const user = url.user === undefined ? (at(`user-${url.host}`) ?? at("user") ?? at("smtp-auth-user")) : undefined;
  const userName = url.user === undefined ? user?.value : percentDecoded(url.user).read;
  const secret = at(`password-${userName}@${url.host}`) ?? at(`password-${url.host}`) ?? at("password") ?? at("smtp-auth-password");
  const kept: Kept = url.password !== undefined ? keptInFile(percentDecoded(url.password), mta.at) : secret !== undefined ? keptInFile(secret.word, secret.at) : at("netrc-lookup") === undefined ? keptElsewhere("not-stored") : keptElsewhere("key-store", { path: "~/.netrc" });
  const config = at("smtp-config")?.value ?? "";
  const auth = at("smtp-auth");
  const upgrade = at("smtp-use-starttls");
  const security = /^(?:smtps|submissions)$/.test(url.scheme) ? "tls" : upgrade !== undefined || /(?:^|,)starttls/.test(config) ? "starttls" : "none";
  const from = at("from")?.value ?? "";
  const verify = at("tls-verify") ?? at("ssl-verify");
  return onlySet<FoundSettings>({
    facts: account({
      program: "s-nail",
      account: scope.name,
      addresses: /[^\s<>]+@[^\s<>]+/.exec(from)?.slice(0, 1) ?? [],
      submission: serverOf({
        protocol: "smtp",
        host: { value: url.host, at: mta.at },
        port: { value: portOf(url.port) ?? (security === "tls" ? 465 : url.scheme === "submission" ? 587 : 25), at: mta.at },
        security: { value: security, at: upgrade?.at ?? mta.at },
        user: userName === undefined ? undefined : { value: userName, at: user?.at ?? mta.at },
        login: { value: auth?.value === "none" || userName === undefined ? "off" : "on", at: auth?.at ?? { path, key: "smtp-auth" } },
        mechanism: auth === undefined || auth.value === "none" ? undefined : { value: mechanismOf(auth.value), at: auth.at },
        certificateChecks: verify === undefined ? undefined : { value: verify.value === "strict" ? "on" : "off", at: verify.at },
        ehloName: at("smtp-hostname") === undefined || at("smtp-hostname")?.value === "" ? undefined : { value: at("smtp-hostname")?.value ?? "", at: at("smtp-hostname")?.at ?? mta.at },
        password: kept.password,
      }),
      access: undefined,
      notInEffect: [],
      notes,
    }),
    submissionSecret: kept.secret,
    accessSecret: undefined,
  });
}

/** S-nail and its relatives heirloom mailx: ~/.mailrc, /etc/s-nail.rc (the manual of 14.9). */
export const sNail: Reader = {
  program: "s-nail",
  title: "S-nail (mailx)",
  recognises({ path, head }) {
    if (/(?:^|\/)(?:\.mailrc|s-nail\.rc|mail\.rc|nail\.rc)$/.test(path)) return "yes";
    return /^\s*set\s+.*\b(?:mta|smtp)=/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    return [files.environment.MAILRC ?? join(files.home, ".mailrc"), "/etc/s-nail.rc", "/etc/mail.rc"];
  },
  async read(path, files): Promise<Reading> {
    const state: State = { scopes: [{ name: "default", variables: new Map() }], trouble: [], notes: [] };
    await collect(path, 1, state, files);
    return { found: state.scopes.flatMap((scope) => foundOf(scope, path, state.notes) ?? []), trouble: state.trouble };
  },
};
