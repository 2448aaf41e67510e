import { withoutComments } from "../dialects/literals.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import { layeredEnv } from "./layered-env.ts";
import { rubyDotenv } from "../dialects/ruby-dotenv.ts";
import { rubyValue } from "./rails.ts";
import type { Reader } from "./reader.ts";
import { foundOne, linesOf, nothingFound, openFile } from "./reading-parts.ts";

// Source: several gitlab.rb in public repositories, read 2026-11-24; omnibus-gitlab's attributes/default.rb for what counts without a word: smtp_enable false, the others nil; read the same day.

export const gitlab: Reader = {
  program: "gitlab",
  title: "GitLab",
  recognises: ({ path, head }) => (/(?:^|\/)gitlab\.rb$/.test(path) ? "yes" : /\.rb$/.test(path) && /^\s*#?\s*gitlab_rails\[/m.test(head) ? "yes" : "no"),
  usualPlaces: async () => ["/etc/gitlab/gitlab.rb"],
  async read(path, files) {
    const file = await openFile(path, ["gitlab.rb"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const env = await layeredEnv(files, [], rubyDotenv);
    const clean = withoutComments(file.text, "ruby");
    const lineOf = linesOf(file.text);
    const values = new Map<string, Field>();
    const commented: NotInEffect[] = [];
    const lost: NotInEffect[] = [];
    for (const match of file.text.matchAll(/^([ \t]*#*[ \t]*)(gitlab_rails)\[\s*(['"])((?:smtp|gitlab_email)_\w+)\3\s*\]\s*=[ \t]*/gm)) {
      const key = match[4] ?? "";
      const start = match.index + (match[1]?.length ?? 0);
      const at = { path: file.path, line: lineOf(start), key };
      if (clean.charAt(start) !== "g") {
        commented.push({ at, reason: "commented-out" });
        continue;
      }
      const before = values.get(key);
      const field = rubyValue(file.text, match.index + match[0].length, at, env);
      if (before !== undefined && before.value !== field.value) lost.push({ at: before.at, reason: "overridden-by-another-file", winner: at });
      values.set(key, field);
    }
    const get = (name: string) => values.get(`smtp_${name}`);
    const enable = get("enable");
    if (values.size > 0 && enable?.value !== "true") for (const [key, field] of values) if (/^smtp_(?:address|port|user_name|password)$/.test(key)) lost.push({ at: field.at, reason: "sending-switched-off", ...(enable === undefined ? {} : { winner: enable.at }) });
    const mail = values.get("gitlab_email_enabled");
    if (mail?.value === "false") lost.push({ at: mail.at, reason: "sending-switched-off" });
    const known = /^smtp_(?:enable|address|port|user_name|password|domain|authentication|enable_starttls_auto|tls|ssl|force_ssl|openssl_verify_mode|ca_path|ca_file|pool|open_timeout|read_timeout)$/;
    for (const [key, field] of values) if (/^smtp_/.test(key) && !known.test(key)) lost.push({ at: field.at, reason: "name-not-known-to-the-program" });
    lost.push(...commented.filter((one) => !values.has(one.at.key ?? "") && (values.size === 0 || /_(?:enable|address|password|user_name)$/.test(one.at.key ?? ""))));
    const port = get("port");
    const implicit = isYes(get("tls")?.value) || isYes(get("ssl")?.value);
    const at = (get("tls") ?? get("ssl") ?? get("enable_starttls_auto") ?? port)?.at;
    const security = at === undefined ? undefined : { value: implicit ? ("tls" as const) : get("enable_starttls_auto")?.value === "false" ? ("none" as const) : ("starttls" as const), at };
    const both = implicit && get("enable_starttls_auto")?.value === "true" ? ["smtp_tls and smtp_enable_starttls_auto are both on: they exclude each other"] : [];
    return foundOne(
      foundApplication({
        program: "gitlab",
        from: values.get("gitlab_email_from"),
        host: get("address"),
        port,
        security,
        user: get("user_name"),
        password: get("password"),
        mechanism: get("authentication"),
        ehloName: get("domain"),
        ...(get("openssl_verify_mode")?.value === "none" ? { certificateChecks: { value: "off" as const, at: (get("openssl_verify_mode") as Field).at } } : {}),
        notInEffect: lost,
        notes: [...both, ...mismatchNote(security, port)],
        worker: { value: "sidekiq", at: { path: file.path } },
      }),
    );
  },
};
