import type { FoundSettings, Reader } from "./reader.ts";
import { account, keptElsewhere, keptInFile, onlySet, portOf, type ReadValue, serverOf, stored, unreadable } from "./stored.ts";

/** The words of a line by "standard shell quoting rules" (nullmailer-send(8), remotes): quotes go, a backslash keeps the next character. */
export function nullmailerWords(line: string): readonly ReadValue[] {
  const words: ReadValue[] = [];
  for (let at = 0; at < line.length; ) {
    while (/[ \t]/.test(line[at] ?? "")) at += 1;
    if (at >= line.length) break;
    const begin = at;
    let read = "";
    let quote = "";
    let because: string | undefined;
    for (; at < line.length; at += 1) {
      const c = line[at] ?? "";
      if (quote === "" && /[ \t]/.test(c)) break;
      if (c === quote) quote = "";
      else if (quote === "" && (c === "'" || c === '"')) {
        quote = c;
        if (at > begin && line[at - 1] !== "=") because = "a quote inside the value is not part of it for nullmailer";
      } else if (c === "\\" && quote !== "'") {
        at += 1;
        read += line[at] ?? "";
        because = "nullmailer takes a backslash away and keeps the character behind it";
      } else read += c;
    }
    if (quote !== "") because ??= "a quote opens a quotation for nullmailer that nothing closes";
    words.push({ written: line.slice(begin, at), read, ...(because === undefined ? {} : { because }) });
  }
  return words;
}

const known = new Set(["port", "user", "pass", "source", "auth-login", "tls", "ssl", "starttls", "insecure", "tls-anon-auth"]);

/** nullmailer: /etc/nullmailer/remotes, one server a line (nullmailer-send(8)). */
export const nullmailer: Reader = {
  program: "nullmailer",
  title: "nullmailer",
  recognises: ({ path }) => (/nullmailer\/remotes$/.test(path) ? "yes" : /(?:^|\/)remotes$/.test(path) ? "maybe" : "no"),
  async usualPlaces() {
    return ["/etc/nullmailer/remotes"];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const found: FoundSettings[] = [];
    const trouble: string[] = [];
    for (const [index, line] of file.text.split("\n").entries()) {
      if (/^\s*(?:#|$)/.test(line)) continue;
      const [host, protocol, ...words] = nullmailerWords(line.replace(/\r$/, ""));
      if (host === undefined || (protocol !== undefined && protocol.read !== "smtp")) continue;
      const options = new Map(words.map((word) => {
        const bare = word.read.replace(/^--/, "");
        const equals = bare.indexOf("=");
        return [equals === -1 ? bare : bare.slice(0, equals), { word, value: equals === -1 ? "" : bare.slice(equals + 1) }] as const;
      }));
      // what follows a blank in a password looks like one, so the word itself is not told
      const unknown = [...options.keys()].some((name) => !known.has(name) && !name.startsWith("x509"));
      if (unknown) trouble.push(`${path}, line ${index + 1}: there is a word that is no option of nullmailer, so it refuses this server; a value with blanks wants quotes around it.`);
      const put = <T,>(value: T, key: string) => stored(value, path, index + 1, key);
      const security = options.has("starttls") ? "starttls" : options.has("tls") || options.has("ssl") ? "tls" : "none";
      const user = options.get("user")?.value;
      const pass = options.get("pass");
      const kept = pass === undefined ? keptElsewhere("not-stored") : keptInFile({ ...pass.word, written: pass.word.written.slice(pass.word.written.indexOf("=") + 1), read: pass.value }, { path, line: index + 1, key: "pass" });
      const facts = account({
        program: "nullmailer",
        account: host.read,
        submission: serverOf({
          protocol: "smtp",
          host: put(host.read, "host"),
          port: put(portOf(options.get("port")?.value) ?? (security === "tls" ? 465 : 25), "port"),
          security: put(security, security === "none" ? "tls" : security),
          user: user === undefined ? undefined : put(user, "user"),
          login: put(user === undefined ? "off" : "on", "user"),
          mechanism: options.has("auth-login") ? put("LOGIN", "auth-login") : undefined,
          certificateChecks: put(options.has("insecure") ? "off" : "on", "insecure"),
          ehloName: undefined,
          password: kept.password,
        }),
        notInEffect: unknown ? [{ at: { path, line: index + 1 }, reason: "name-not-known-to-the-program" }] : [],
      });
      found.push(onlySet<FoundSettings>({ facts, submissionSecret: kept.secret, accessSecret: undefined }));
    }
    return { found, trouble: found.length === 0 ? [`${path} names no server.`] : trouble };
  },
};
