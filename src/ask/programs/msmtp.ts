import { join } from "node:path";
import type { NotInEffectReason, Place, StoredSettings } from "../../model/settings-facts.ts";
import type { Files, FoundSettings, Reader, Reading } from "./reader.ts";
import { rewriteMsmtp } from "./rewrite-msmtp.ts";
import { account, type Kept, keptElsewhere, keptInFile, mechanismOf, onlySet, portOf, type ReadValue, serverOf, stored, unreadable } from "./stored.ts";

/** One line of the file, as msmtp cuts it: a command and its argument. */
interface Line {
  readonly command: string;
  readonly argument: string;
  readonly raw: string;
  readonly line: number;
}

/** msmtp's own rule (its manual, "CONFIGURATION FILES"): blanks around the argument go, then one pair of double quotes around all of it; nothing inside is special. */
export function msmtpArgument(raw: string): ReadValue {
  const cut = raw.replace(/^[ \t]+|[ \t]+$/g, "");
  if (cut.length >= 2 && cut.startsWith('"') && cut.endsWith('"')) {
    const read = cut.slice(1, -1);
    return /\\["\\]/.test(read) ? { written: cut, read, because: "msmtp knows no escaping: a backslash inside the quotes is part of the value" } : { written: cut, read };
  }
  return cut.length >= 2 && cut.startsWith("'") && cut.endsWith("'") ? { written: cut.slice(1, -1), read: cut, because: "msmtp knows double quotes alone: the single quotes are part of the value" } : { written: cut, read: cut };
}

function linesOf(text: string): readonly Line[] {
  return text.split("\n").flatMap((full, at) => {
    const line = full.replace(/\r$/, "");
    const cut = /^[ \t]*([^ \t]+)(.*)$/s.exec(line);
    if (cut === null || (cut[1] ?? "").startsWith("#")) return [];
    return [{ command: cut[1] ?? "", argument: msmtpArgument(cut[2] ?? "").read, raw: cut[2] ?? "", line: at + 1 }];
  });
}

type Settings = ReadonlyMap<string, Line>;

const commands = new Set(
  "account defaults eval host port source_ip proxy_host proxy_port socket timeout connect_timeout protocol domain auth user password passwordeval ntlmdomain tls tls_starttls tls_trust_file tls_crl_file tls_fingerprint tls_key_file tls_cert_file tls_certcheck tls_priorities tls_host_override tls_min_dh_prime_bits tls_force_sslv3 tls_nostarttls from from_full_name maildomain auto_from allow_from_override dsn_notify dsn_return set_from_header add_missing_from_header set_date_header add_missing_date_header set_msgid_header remove_bcc_headers undisclosed_recipients logfile logfile_time_format syslog aliases keepbcc".split(" "),
);

interface Parsed {
  readonly accounts: ReadonlyMap<string, { readonly settings: Settings; readonly line: number }>;
  readonly dead: readonly { readonly at: Place; readonly reason: NotInEffectReason; readonly winner?: Place }[];
  readonly trouble: readonly string[];
}

/** Accounts as msmtp builds them: defaults so far, then the inherited accounts, then the account's own lines. */
function parse(text: string, path: string): Parsed {
  const accounts = new Map<string, { settings: Map<string, Line>; line: number }>();
  const dead: Parsed["dead"][number][] = [];
  const trouble: string[] = [];
  let defaults = new Map<string, Line>();
  let current = new Map<string, Line>();
  let inDefaults: "yes" | "no" = "no";
  let begun: "yes" | "no" = "no";
  for (const one of linesOf(text)) {
    if (one.command === "defaults") {
      defaults = new Map();
      current = defaults;
      inDefaults = "yes";
      begun = "yes";
    } else if (one.command === "account") {
      const [name = "", ...parents] = one.argument.split(/[\s,:]+/).filter((word) => word !== "");
      current = new Map(defaults);
      for (const parent of parents) {
        const known = accounts.get(parent);
        if (known === undefined) trouble.push(`${path}, line ${one.line}: the account "${parent}" is not defined above; msmtp stops reading here.`);
        for (const [key, line] of known?.settings ?? []) current.set(key, line);
      }
      if (accounts.has(name)) trouble.push(`${path}, line ${one.line}: the account "${name}" is there a second time; msmtp stops reading here.`);
      else accounts.set(name, { settings: current, line: one.line });
      inDefaults = "no";
      begun = "yes";
    } else if (!commands.has(one.command)) {
      dead.push({ at: { path, line: one.line }, reason: "name-not-known-to-the-program" });
      trouble.push(`${path}, line ${one.line}: msmtp does not know this command and refuses the whole file.`);
    } else {
      if (begun === "no") {
        // lines above the first account belong to an account named default
        accounts.set("default", { settings: current, line: one.line });
        begun = "yes";
      }
      const before = current.get(one.command);
      if (before !== undefined && inDefaults === "no" && before.line > (([...accounts.values()].at(-1)?.line) ?? 0)) {
        dead.push({ at: { path, line: before.line, key: one.command }, reason: "overridden-by-another-file", winner: { path, line: one.line, key: one.command } });
      }
      current.set(one.command, one);
    }
  }
  return { accounts, dead, trouble };
}

const isOn = (line: Line | undefined): boolean => line !== undefined && (line.argument === "" || line.argument === "on");

function passwordOf(settings: Settings, path: string): Kept {
  const inFile = settings.get("password");
  const command = settings.get("passwordeval");
  if (inFile !== undefined && inFile.argument !== "") return keptInFile(msmtpArgument(inFile.raw), { path, line: inFile.line, key: "password" });
  if (command !== undefined && command.argument !== "") return keptElsewhere("command", { path, line: command.line, key: "passwordeval" });
  return keptElsewhere("not-stored");
}

function foundOf(name: string, settings: Settings, parsed: Parsed, path: string): FoundSettings {
  const value = (key: string) => {
    const line = settings.get(key);
    return line === undefined || line.argument === "" ? undefined : stored(line.argument, path, line.line, key);
  };
  const tls = settings.get("tls");
  const upgrade = settings.get("tls_starttls");
  const security = !isOn(tls) ? "none" : upgrade === undefined || isOn(upgrade) ? "starttls" : "tls";
  const auth = settings.get("auth");
  const checks = settings.get("tls_certcheck");
  const port = settings.get("port");
  const login = auth === undefined || auth.argument === "off" ? "off" : "on";
  const kept = passwordOf(settings, path);
  const from = settings.get("from")?.argument;
  const evals = settings.get("eval");
  const decides = security === "none" ? tls : (upgrade ?? tls);
  const facts: StoredSettings = account({
    program: "msmtp",
    account: name,
    addresses: from === undefined || !from.includes("@") ? [] : [from],
    submission: serverOf({
      protocol: "smtp",
      host: value("host"),
      // the manual: 25, or 465 where TLS begins at once
      port: stored(portOf(port?.argument) ?? (security === "tls" ? 465 : 25), path, port?.line, "port"),
      security: stored(security, path, decides?.line, decides?.command ?? "tls"),
      user: value("user"),
      login: stored(login, path, auth?.line, "auth"),
      mechanism: auth === undefined || ["", "on", "off"].includes(auth.argument) ? undefined : stored(mechanismOf(auth.argument), path, auth.line, "auth"),
      certificateChecks: stored(checks !== undefined && !isOn(checks) ? "off" : "on", path, checks?.line, "tls_certcheck"),
      ehloName: value("domain"),
      password: login === "off" && kept.secret === undefined ? undefined : kept.password,
    }),
    notInEffect: parsed.dead,
    notes: [
      ...(evals === undefined ? [] : [`line ${evals.line} is made by a command (eval) when msmtp starts; the command was not run, so what it sets is not known`]),
      ...(login === "off" && (settings.has("user") || settings.has("password")) ? ["a user name or password is stored, but auth is not on, so msmtp does not log in"] : []),
    ],
  });
  return onlySet<FoundSettings>({ facts, submissionSecret: kept.secret, accessSecret: undefined });
}

/** msmtp: ~/.msmtprc, ~/.config/msmtp/config, /etc/msmtprc (its manual, version 1.8). */
export const msmtp: Reader = {
  program: "msmtp",
  title: "msmtp",
  recognises({ path, head }) {
    if (/(?:^|\/)\.?msmtprc$|\/msmtp\/config$/.test(path)) return "yes";
    return /^\s*account\s+\S+/m.test(head) && /^\s*(?:host|tls|passwordeval)\s+\S+/m.test(head) ? "maybe" : "no";
  },
  async usualPlaces(files: Files) {
    return [join(files.home, ".msmtprc"), join(files.environment.XDG_CONFIG_HOME ?? join(files.home, ".config"), "msmtp/config"), "/etc/msmtprc"];
  },
  async read(path, files): Promise<Reading> {
    const file = await files.read(path);
    if ("refused" in file) return { found: [], trouble: [unreadable(path, file.refused)] };
    const parsed = parse(file.text, path);
    const found = [...parsed.accounts].map(([name, one]) => foundOf(name, one.settings, parsed, path));
    return { found, trouble: found.length === 0 && parsed.trouble.length === 0 ? [`${path} names no account.`] : parsed.trouble };
  },
  rewrite: rewriteMsmtp,
};
