import { isAbsolute, join, dirname } from "node:path";
import type { Files, FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, portOf, serverOf, stored, unreadable } from "./stored.ts";

/** smtpd includes files; nobody nests so deep. */
const maxDepth = 10;

interface Line {
  readonly text: string;
  readonly path: string;
  readonly number: number;
}

async function linesOf(path: string, depth: number, files: Files, trouble: string[]): Promise<readonly Line[]> {
  if (depth > maxDepth) {
    trouble.push(`${path} was not read: files include one another more than ${maxDepth} deep.`);
    return [];
  }
  const file = await files.read(path);
  if ("refused" in file) {
    trouble.push(unreadable(path, file.refused));
    return [];
  }
  const lines: Line[] = [];
  let held = "";
  let first = 0;
  for (const [at, raw] of file.text.split("\n").entries()) {
    if (held === "") first = at + 1;
    // # begins a comment outside of quotes (smtpd.conf(5))
    const line = raw.replace(/^((?:"[^"]*"|[^"#])*)#.*$/, "$1").trimEnd();
    held += line.endsWith("\\") ? `${line.slice(0, -1)} ` : line;
    if (line.endsWith("\\")) continue;
    const included = /^\s*include\s+"([^"]+)"/.exec(held)?.[1];
    if (included !== undefined) lines.push(...(await linesOf(isAbsolute(included) ? included : join(dirname(path), included), depth + 1, files, trouble)));
    else lines.push({ text: held, path, number: first });
    held = "";
  }
  return lines;
}

/** OpenSMTPD as a client: the actions with `relay host` of smtpd.conf, the password from the table of `auth <table>` (smtpd.conf(5) and table(5), 6.8). */
export const opensmtpd: Reader = {
  program: "opensmtpd",
  title: "OpenSMTPD",
  recognises: ({ path, head }) => (/(?:^|\/)smtpd\.conf$/.test(path) ? "yes" : /^\s*action\s+\S+\s+relay\b/m.test(head) ? "maybe" : "no"),
  async usualPlaces() {
    return ["/etc/smtpd.conf", "/etc/mail/smtpd.conf", "/etc/opensmtpd/smtpd.conf"];
  },
  async read(path, files) {
    const trouble: string[] = [];
    const lines = await linesOf(path, 1, files, trouble);
    const macros = new Map(lines.flatMap(({ text }) => {
      const cut = /^\s*(\w+)\s*=\s*"?([^"]*)"?\s*$/.exec(text);
      return cut === null ? [] : [[cut[1] ?? "", cut[2] ?? ""] as const];
    }));
    const tables = new Map(lines.flatMap(({ text }) => {
      const cut = /^\s*table\s+(\w+)\s+"?(?:file:)?([^"{\s]+)"?/.exec(text);
      return cut === null ? [] : [[cut[1] ?? "", cut[2] ?? ""] as const];
    }));
    const found: FoundSettings[] = [];
    for (const { text, path: own, number } of lines) {
      const full = text.replace(/\$(\w+)/g, (whole, name: string) => macros.get(name) ?? whole);
      const cut = /^\s*action\s+"?([\w.-]+)"?\s+relay\b.*?\bhost\s+"?(?:([a-z+]+):\/\/)?(?:([^@\s"]+)@)?(\[[^\]]+\]|[^:\s"]+)(?::(\d+))?"?/.exec(full);
      if (cut === null) continue;
      const scheme = cut[2] ?? "smtp";
      if (scheme === "lmtp") continue;
      const security = scheme === "smtps" ? "tls" : scheme === "smtp+notls" ? "none" : "starttls";
      const label = cut[3];
      const table = /\bauth\s+<(\w+)>/.exec(full)?.[1];
      const notes: string[] = [];
      let kept: Kept = keptElsewhere("not-stored");
      let user: string | undefined;
      const tablePath = table === undefined ? undefined : tables.get(table);
      if (label !== undefined && tablePath !== undefined && isAbsolute(tablePath)) {
        const list = await files.read(tablePath);
        if ("refused" in list) trouble.push(unreadable(tablePath, list.refused));
        else {
          for (const [at, line] of list.text.split("\n").entries()) {
            // table(5): a key, blanks or a colon, the value; credentials are user:password
            const entry = /^\s*([^\s:#]+)(?:\s*:\s*|\s+)([^:\s]+):(.*)$/.exec(line);
            if (entry?.[1] !== label) continue;
            user = entry[2];
            kept = keptInFile({ written: entry[3] ?? "", read: (entry[3] ?? "").trimEnd() }, { path: tablePath, line: at + 1, key: label });
          }
          if (user === undefined) notes.push(`${tablePath} has no entry for the label ${label}: OpenSMTPD cannot log in`);
        }
      }
      if (table !== undefined && (label === undefined || scheme === "smtp" || scheme === "smtp+notls")) notes.push(label === undefined ? "auth is set, but the address of the relay has no label before the @, so OpenSMTPD does not log in" : `with ${scheme}:// OpenSMTPD does not log in; smtp+tls:// or smtps:// is wanted`);
      const put = <T,>(value: T) => stored(value, own, number, "relay host");
      found.push(onlySet<FoundSettings>({
        facts: account({
          program: "opensmtpd",
          account: cut[1] ?? "relay",
          submission: serverOf({ protocol: "smtp", host: put((cut[4] ?? "").replace(/^\[|\]$/g, "")), port: put(portOf(cut[5]) ?? (security === "tls" ? 465 : 25)), security: put(security), user: user === undefined ? undefined : put(user), login: put(label !== undefined && table !== undefined && !["smtp", "smtp+notls"].includes(scheme) ? "on" : "off"), mechanism: undefined, certificateChecks: put(/\btls\s+no-verify\b/.test(full) || scheme === "smtp" ? "off" : "on"), ehloName: undefined, password: table === undefined ? undefined : kept.password }),
          notes,
        }),
        submissionSecret: kept.secret,
        accessSecret: undefined,
      }));
    }
    return { found, trouble: found.length === 0 && trouble.length === 0 ? [`${path} relays through no other server.`] : trouble };
  },
};
