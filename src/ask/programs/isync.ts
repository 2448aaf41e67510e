import { join } from "node:path";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, type ReadValue, serverOf, stored, unreadable } from "./stored.ts";

/** The argument of a line as mbsync cuts it (mbsync(1), CONFIGURATION, and asked itself): double quotes hold blanks, a backslash keeps the next character, # at the beginning of a word starts a comment; undefined where it refuses the line. */
export function mbsyncArgument(raw: string): ReadValue | undefined {
  const text = raw.replace(/^[ \t]+|[ \t\r]+$/g, "");
  if (text.startsWith("#")) return { written: text, read: "", because: "a # at the beginning of a word starts a comment for mbsync, outside of double quotes" };
  let read = "";
  let quoted: "yes" | "no" = "no";
  let because: string | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const c = text[at] ?? "";
    if (c === "\\") {
      at += 1;
      if (at === text.length) return undefined;
      read += text[at] ?? "";
      because = "mbsync takes a backslash away and keeps the character behind it";
    } else if (c === '"') {
      quoted = quoted === "yes" ? "no" : "yes";
      if (at > 0 && at < text.length - 1) because ??= "a double quote is not part of the value for mbsync";
    } else if (quoted === "no" && /[ \t]/.test(c)) {
      // a second word is refused, a comment is not
      if (!/^[ \t]+#/.test(text.slice(at))) return undefined;
      break;
    } else read += c;
  }
  return quoted === "yes" ? undefined : { written: text, read, ...(because === undefined ? {} : { because }) };
}

/** isync (mbsync): ~/.mbsyncrc; it fetches mail only, so its settings are those of the receiving side. */
export const isync: Reader = {
  program: "isync",
  title: "isync (mbsync)",
  recognises({ path, head }) {
    if (/(?:^|\/)\.?mbsyncrc$|isyncrc$/.test(path)) return "yes";
    return /^\s*IMAP(?:Account|Store)\s/im.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files) {
    return [join(files.home, ".mbsyncrc"), join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "isyncrc")];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const accounts: { readonly name: string; readonly values: Map<string, { readonly value: ReadValue; readonly line: number }> }[] = [];
    const trouble: string[] = [];
    let open: (typeof accounts)[number] | undefined;
    for (const [index, raw] of file.text.split("\n").entries()) {
      const line = raw.replace(/\r$/, "");
      if (/^\s*$/.test(line)) open = undefined;
      const cut = /^\s*([A-Za-z]\w*)\s+(.*)$/s.exec(line);
      if (cut === null) continue;
      // lists of words are not looked at further than their first
      const value = mbsyncArgument(/^(?:Pass|User|Host|PassCmd|UserCmd)$/i.test(cut[1] ?? "") ? (cut[2] ?? "") : (/^\S+/.exec(cut[2] ?? "")?.[0] ?? ""));
      if (value === undefined) {
        trouble.push(`${path}, line ${index + 1}: mbsync refuses the value of ${(cut[1] ?? "").slice(0, 20)}: blanks want double quotes around the value, and a quote or backslash inside wants a backslash before it.`);
        continue;
      }
      if (/^IMAP(?:Account|Store)$/i.test(cut[1] ?? "")) {
        open = { name: value.read, values: new Map() };
        accounts.push(open);
      } else if (/^(?:MaildirStore|Channel|Group)$/i.test(cut[1] ?? "")) open = undefined;
      else open?.values.set((cut[1] ?? "").toLowerCase(), { value, line: index + 1 });
    }
    const found = accounts.flatMap(({ name, values }): FoundSettings[] => {
      const at = (key: string) => {
        const one = values.get(key.toLowerCase());
        return one === undefined ? undefined : stored(one.value.read, path, one.line, key);
      };
      const host = at("Host");
      if (host === undefined) return [];
      const type = at("TLSType") ?? at("SSLType");
      const security = /imaps/i.test(type?.value ?? "") ? "tls" : /none/i.test(type?.value ?? "") ? "none" : "starttls";
      const pass = values.get("pass");
      const command = at("PassCmd");
      const place = { path, ...(pass === undefined ? {} : { line: pass.line }), key: "Pass" };
      const kept = pass !== undefined ? keptInFile(pass.value, place) : command !== undefined ? keptElsewhere("command", command.at) : at("UseKeychain")?.value === "yes" ? keptElsewhere("key-store") : keptElsewhere("not-stored");
      const mechanism = at("AuthMechs");
      return [onlySet<FoundSettings>({
        facts: account({
          program: "isync",
          account: name,
          addresses: (at("User")?.value ?? "").includes("@") ? [at("User")?.value ?? ""] : [],
          access: serverOf({ protocol: "imap", host, port: stored(portOf(at("Port")?.value) ?? (security === "tls" ? 993 : 143), path, at("Port")?.at.line, "Port"), security: stored(security, path, type?.at.line, "TLSType"), user: at("User"), login: undefined, mechanism: mechanism === undefined || mechanism.value === "*" ? undefined : { value: mechanismOf(mechanism.value), at: mechanism.at }, certificateChecks: undefined, ehloName: undefined, password: kept.password }),
          notes: ["mbsync only fetches mail; sending is the work of another program"],
        }),
        submissionSecret: undefined,
        accessSecret: kept.secret,
      })];
    });
    return { found, trouble: found.length === 0 && trouble.length === 0 ? [`${path} names no IMAP server.`] : trouble };
  },
};
