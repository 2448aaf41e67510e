import { dirname, join } from "node:path";
import type { FoundSettings, Reader } from "./reader.ts";
import { account, type Kept, keptElsewhere, keptInFile, onlySet, portOf, serverOf, stored, unreadable } from "./stored.ts";
import { withoutTrailing } from "./without-trailing.ts";

interface Entry {
  readonly pattern: string;
  readonly user: string;
  readonly password: string;
  readonly line: number;
}

/** The entries of Debian's passwd.client: `host:user:password`, read by an nwildlsearch lookup (Exim's specification, section 9.3): a comment begins the line, a line that begins with blanks continues the one before. */
export function eximPasswdClient(text: string): readonly Entry[] {
  const lines: { line: string; number: number }[] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    if (/^(?:#|\s*$)/.test(raw)) continue;
    const last = lines.at(-1);
    if (/^\s/.test(raw) && last !== undefined) last.line = `${last.line} ${raw.trim()}`;
    else lines.push({ line: raw, number: at + 1 });
  }
  return lines.flatMap(({ line, number }) => {
    const cut = /^("?)([^\s:"]+)\1\s*:?\s*(.*)$/s.exec(line);
    const colon = (cut?.[3] ?? "").indexOf(":");
    // trailing white space, a carriage return too, is cut off by the lookup
    return cut === null || colon === -1 ? [] : [{ pattern: cut[2] ?? "", user: (cut[3] ?? "").slice(0, colon), password: withoutTrailing((cut[3] ?? "").slice(colon + 1), " \t\r"), line: number }];
  });
}

function matches(pattern: string, host: string): boolean {
  if (pattern.startsWith("^")) return false;
  return pattern.startsWith("*") ? host.endsWith(pattern.slice(1)) : pattern.toLowerCase() === host.toLowerCase();
}

/** `dc_name='value'` lines of update-exim4.conf.conf, which is read by a shell. */
function debconf(text: string): ReadonlyMap<string, { readonly value: string; readonly line: number }> {
  const values = new Map<string, { value: string; line: number }>();
  for (const [at, line] of text.split("\n").entries()) {
    const cut = /^\s*(\w+)=(?:'([^']*)'|"([^"]*)"|([^\s#]*))/.exec(line);
    if (cut !== null) values.set(cut[1] ?? "", { value: cut[2] ?? cut[3] ?? cut[4] ?? "", line: at + 1 });
  }
  return values;
}

/** The first server of a list such as `smtp.example.com::587 : other.example.com`; a double colon stands for one (Exim's specification, section 6.20). */
function firstServer(list: string): { readonly host: string; readonly port?: number } | undefined {
  const bracketed = /^\s*\[([^\]]+)\](?:::?(\d+))?/.exec(list);
  const word = bracketed === null ? /^\s*([^\s:;]+)(?:::(\d+))?/.exec(list) : bracketed;
  const port = portOf(word?.[2]);
  return word?.[1] === undefined ? undefined : { host: word[1], ...(port === undefined ? {} : { port }) };
}

/** Exim's smarthost, as Debian keeps it (update-exim4.conf(8), /etc/exim4/passwd.client), or as a manualroute router of a plain configuration. */
export const exim: Reader = {
  program: "exim",
  title: "Exim",
  recognises({ path, head }) {
    if (/(?:^|\/)update-exim4\.conf\.conf$|\/exim4?\/exim4?\.conf(?:\.localmacros|\.template)?$/.test(path)) return "yes";
    return /^\s*driver\s*=\s*manualroute/m.test(head) || /^dc_smarthost=/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces() {
    return ["/etc/exim4/update-exim4.conf.conf", "/etc/exim/exim.conf", "/etc/exim.conf"];
  },
  async read(path, files) {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const debian = debconf(file.text);
    const kind = debian.get("dc_eximconfig_configtype");
    const notes: string[] = [];
    const listed = debian.get("dc_smarthost");
    const routed = /^[ \t]*route_(?:list|data)\s*=\s*(?:\*\s+)?"?([^"\n]+)/m.exec(file.text);
    const server = listed !== undefined ? firstServer(listed.value) : routed === null ? undefined : firstServer(routed[1] ?? "");
    const line = listed?.line ?? (routed === null ? undefined : file.text.slice(0, routed.index).split("\n").length + 1);
    if (kind !== undefined && !["smarthost", "satellite"].includes(kind.value)) notes.push(`Exim is set to "${kind.value}" (line ${kind.line}): it hands mail to the recipients' servers itself, and dc_smarthost has no effect`);
    if (server === undefined) return { found: kind === undefined ? [] : [{ facts: account({ program: "exim", account: "direct delivery", notes }) }], trouble: kind === undefined ? [`${path} names no smarthost.`] : [] };
    const passwords = join(dirname(path), "passwd.client");
    const list = await files.read(passwords);
    const entries = "text" in list ? eximPasswdClient(list.text) : [];
    const entry = entries.find((one) => matches(one.pattern, server.host));
    if ("text" in list && entry === undefined && entries.length > 0) notes.push(`${passwords} has no entry for ${server.host}: Exim looks for the name that the server's address has, and the entries there are for other names`);
    if (/^[ \t]*(?:REMOTE_SMTP_SMARTHOST_)?protocol\s*=\s*smtps/m.test(file.text)) notes.push("the transport speaks TLS from the first byte (protocol = smtps)");
    const kept: Kept = entry === undefined ? keptElsewhere("not-stored") : keptInFile({ written: entry.password, read: entry.password }, { path: passwords, line: entry.line, key: entry.pattern });
    const security = /^[ \t]*protocol\s*=\s*smtps/m.test(file.text) ? "tls" : "starttls";
    const put = <T,>(value: T) => stored(value, path, line, listed === undefined ? "route_list" : "dc_smarthost");
    const helo = debian.get("dc_readhost");
    const off = kind !== undefined && !["smarthost", "satellite"].includes(kind.value);
    const facts = account({
      program: "exim",
      account: server.host,
      submission: serverOf({
        protocol: "smtp",
        host: put(server.host),
        port: put(server.port ?? (security === "tls" ? 465 : 25)),
        // Exim takes STARTTLS wherever it is offered, and Debian gives a password out over TLS alone
        security: put(security),
        user: entry === undefined ? undefined : { value: entry.user, at: { path: passwords, line: entry.line, key: entry.pattern } },
        login: put(entry === undefined ? "off" : "on"),
        mechanism: undefined,
        certificateChecks: undefined,
        ehloName: undefined,
        password: kept.password,
      }),
      addresses: helo === undefined || !helo.value.includes("@") ? [] : [helo.value],
      notInEffect: off && listed !== undefined && listed.value !== "" ? [{ at: { path, line: listed.line, key: "dc_smarthost" }, reason: "another-transport", winner: { path, line: kind.line, key: "dc_eximconfig_configtype" } }] : [],
      notes,
    });
    return { found: [onlySet<FoundSettings>({ facts, submissionSecret: kept.secret, accessSecret: undefined })], trouble: [] };
  },
};
