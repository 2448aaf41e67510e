import { withoutComments } from "../dialects/literals.ts";
import { phpArray } from "../dialects/php-values.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { Reader } from "./reader.ts";
import { foundOne, lineAt, nothingFound, openFile } from "./reading-parts.ts";

// After the configuration parameters of Nextcloud (mail_*), from memory: the page was not compared when this was written.

export const nextcloud: Reader = {
  program: "nextcloud",
  title: "Nextcloud",
  recognises: ({ path, head }) => (/(?:^|\/)(?:[\w-]+\.)?config\.php$/.test(path) && /\$CONFIG\s*=/.test(head) ? "yes" : "no"),
  usualPlaces: (files) => files.glob("/var/www/*/config/config.php"),
  async read(path, files) {
    const file = await openFile(path, ["config.php", "config/config.php"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const more = (await files.glob(`${file.folder}/*.config.php`)).filter((one) => one !== file.path);
    const values = new Map<string, Field>();
    const lost: NotInEffect[] = [];
    const trouble: string[] = [];
    for (const one of [file.path, ...more]) {
      const read = one === file.path ? { text: file.text } : await files.read(one);
      if ("refused" in read) {
        trouble.push(`${one} was not read: ${read.refused}.`);
        continue;
      }
      const clean = withoutComments(read.text, "php");
      const start = /\$CONFIG\s*=\s*/.exec(clean);
      for (const value of start === null ? [] : phpArray(clean, start.index + start[0].length)) {
        const key = value.path.join(".");
        if (!/^mail_/.test(key)) continue;
        const at = { path: one, line: lineAt(read.text, value.at), key };
        const before = values.get(key);
        if (before !== undefined && before.value !== value.value) lost.push({ at: before.at, reason: "overridden-by-another-file", winner: at });
        values.set(key, { value: value.value, written: value.written, at, ...(value.because === undefined ? {} : { because: value.because }), ...(value.computed === undefined ? {} : { made: "in-the-environment" as const }) });
      }
    }
    const get = (name: string) => values.get(name);
    const mode = get("mail_smtpmode");
    if (mode !== undefined && !["smtp", ""].includes(mode.value)) lost.push({ at: mode.at, reason: mode.value === "null" ? "sending-switched-off" : "another-transport" });
    const known = ["mail_domain", "mail_from_address", "mail_smtpdebug", "mail_smtpmode", "mail_smtphost", "mail_smtpport", "mail_smtptimeout", "mail_smtpsecure", "mail_smtpauth", "mail_smtpauthtype", "mail_smtpname", "mail_smtppassword", "mail_template_class", "mail_send_plaintext_only", "mail_smtpstreamoptions", "mail_sendmailmode"];
    for (const [key, field] of values) if (!known.includes(key.split(".")[0] ?? "")) lost.push({ at: field.at, reason: "name-not-known-to-the-program" });
    const port = get("mail_smtpport");
    const secure = get("mail_smtpsecure");
    // since 26: ssl means encryption from the first byte, everything else an upgrade where the server offers one
    const security = secure === undefined && port === undefined ? undefined : { value: secure?.value === "ssl" ? ("tls" as const) : ("starttls" as const), at: (secure ?? (port as Field)).at };
    const auth = get("mail_smtpauth");
    const local = get("mail_from_address")?.value;
    const domain = get("mail_domain")?.value;
    const from = local === undefined || domain === undefined ? undefined : { value: `${local}@${domain}`, written: "", at: (get("mail_domain") as Field).at };
    if (values.size === 0) return nothingFound([...trouble, `${file.path} has no settings for mail.`]);
    return foundOne(
      foundApplication({
        program: "nextcloud",
        from,
        host: get("mail_smtphost"),
        port,
        security,
        user: get("mail_smtpname"),
        password: get("mail_smtppassword"),
        mechanism: get("mail_smtpauthtype"),
        ...(auth === undefined ? {} : { login: { value: isYes(auth.value) ? ("on" as const) : ("off" as const), at: auth.at } }),
        notInEffect: lost,
        notes: mismatchNote(security, port),
      }),
      trouble,
    );
  },
};
