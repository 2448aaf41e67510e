import { goIni, type IniEntry } from "../dialects/go-ini.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import { environmentPlace } from "./layered-env.ts";
import type { Files, Reader } from "./reader.ts";
import { foundOne, nothingFound, openFile } from "./reading-parts.ts";

// Source: docs.gitea.com "Email setup" (1.18 to 1.27), read 2026-11-24; go-gitea/gitea, modules/setting/mailer.go (every name of the section, the ports and kinds that follow from each other), read the same day. Forgejo began as a copy of it, and the variables of the containers: not compared.

const section = "mailer";
const known = ["ENABLED", "SUBJECT_PREFIX", "PROTOCOL", "SMTP_ADDR", "SMTP_PORT", "FROM", "ENVELOPE_FROM", "FROM_DISPLAY_NAME_FORMAT", "USER", "PASSWD", "FORCE_TRUST_SERVER_CERT", "USE_CLIENT_CERT", "CLIENT_CERT_FILE", "CLIENT_KEY_FILE", "ENABLE_HELO", "HELO_HOSTNAME", "SEND_AS_PLAIN_TEXT", "SENDMAIL_PATH", "SENDMAIL_ARGS", "SENDMAIL_TIMEOUT", "SENDMAIL_CONVERT_CRLF", "SEND_BUFFER_LEN", "EMBED_ATTACHMENT_IMAGES", "REPLY_TO_ADDRESS", "OVERRIDE_HEADER", "DEFAULT_MAIL_DOMAIN", "PASSWD_URI"];
/** Names of older versions, which 1.18 to 1.20 still took over and later ones do not. */
const older = ["HOST", "MAILER_TYPE", "IS_TLS_ENABLED", "DISABLE_HELO", "SKIP_VERIFY", "USE_CERTIFICATE", "CERT_FILE", "KEY_FILE", "USE_SENDMAIL"];

/** GITEA__mailer__PASSWD (the containers' way) beats the file, for it is written into it at the start. */
export function iniEnvironment(files: Files, prefixes: readonly string[], part: string, key: string): Field | undefined {
  for (const prefix of prefixes) {
    const wanted = `${prefix}__${part}__${key}`;
    const name = Object.keys(files.environment).find((one) => one.toLowerCase() === wanted.toLowerCase());
    const value = name === undefined ? undefined : files.environment[name];
    if (name !== undefined && value !== undefined) return { value, written: value, at: environmentPlace(name) };
  }
  return undefined;
}

export function iniField(entry: IniEntry, path: string): Field {
  return { value: entry.value, written: entry.written, at: { path, line: entry.line, key: `[${entry.section}] ${entry.key}` }, ...(entry.because === undefined ? {} : { because: entry.because }) };
}

export const gitea: Reader = {
  program: "gitea",
  title: "Gitea or Forgejo",
  recognises: ({ path, head }) => (/(?:^|\/)app\.ini$/.test(path) ? (/^\s*\[(?:mailer|repository|server|database)\]/m.test(head) || /^APP_NAME\s*=/m.test(head) ? "yes" : "maybe") : "no"),
  usualPlaces: async () => ["/etc/gitea/app.ini", "/etc/forgejo/app.ini"],
  async read(path, files) {
    const file = await openFile(path, ["app.ini", "conf/app.ini", "gitea/conf/app.ini"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const entries = goIni(file.text);
    const lost: NotInEffect[] = [];
    const get = (key: string): Field | undefined => {
      const held = entries.findLast((one) => one.section === section && one.key === key && one.commented === undefined);
      const outer = iniEnvironment(files, ["GITEA", "FORGEJO"], section, key);
      if (outer !== undefined && held !== undefined && held.value !== outer.value) lost.push({ at: iniField(held, file.path).at, reason: "overridden-by-environment", winner: outer.at });
      return outer ?? (held === undefined ? undefined : iniField(held, file.path));
    };
    const [enabled, protocol, host, port, user, password] = ["ENABLED", "PROTOCOL", "SMTP_ADDR", "SMTP_PORT", "USER", "PASSWD"].map(get);
    const set = entries.filter((one) => one.section === section && one.commented === undefined);
    for (const one of set) if (!known.includes(one.key)) lost.push({ at: iniField(one, file.path).at, reason: "name-not-known-to-the-program", ...(older.includes(one.key) ? { winner: { path: "the documentation of newer versions", key: one.key === "HOST" ? "SMTP_ADDR and SMTP_PORT" : "PROTOCOL" } } : {}) });
    for (const one of entries) {
      if (one.section === section && one.commented !== undefined && known.includes(one.key) && get(one.key) === undefined && /^(?:ENABLED|SMTP_ADDR|PASSWD|USER)$/.test(one.key)) lost.push({ at: iniField(one, file.path).at, reason: "commented-out" });
      if (one.section !== section && one.commented === undefined && /^(?:SMTP_ADDR|SMTP_PORT)$/.test(one.key)) lost.push({ at: iniField(one, file.path).at, reason: "wrong-section" });
    }
    if (set.length > 0 && !isYes(enabled?.value)) lost.push({ at: enabled?.at ?? { path: file.path, key: "[mailer] ENABLED" }, reason: "sending-switched-off" });
    if (protocol?.value === "sendmail") lost.push({ at: protocol.at, reason: "another-transport" });
    if (protocol?.value === "dummy") lost.push({ at: protocol.at, reason: "written-to-a-log" });
    const kind = protocol?.value ?? (port?.value === "465" ? "smtps" : "smtp+starttls");
    const at = (protocol ?? port ?? host)?.at;
    const security = at === undefined ? undefined : { value: kind === "smtps" ? ("tls" as const) : kind === "smtp" ? ("none" as const) : ("starttls" as const), at };
    const trusted = get("FORCE_TRUST_SERVER_CERT");
    if (set.length === 0 && host === undefined) return foundOne(foundApplication({ program: "gitea", notInEffect: lost, notes: ["the section [mailer] sets nothing, so no mail is sent"] }));
    return foundOne(
      foundApplication({
        program: "gitea",
        from: get("FROM"),
        host,
        port,
        security,
        user,
        password,
        ehloName: get("HELO_HOSTNAME"),
        ...(isYes(trusted?.value) && trusted !== undefined ? { certificateChecks: { value: "off" as const, at: trusted.at } } : {}),
        notInEffect: dedupe(lost),
        notes: mismatchNote(security, port),
      }),
    );
  },
};

const dedupe = (list: readonly NotInEffect[]): readonly NotInEffect[] => list.filter((one, index) => list.findIndex((other) => other.reason === one.reason && other.at.key === one.at.key && other.at.line === one.at.line) === index);
