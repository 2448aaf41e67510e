import { type PhpConstant, phpConstants } from "../dialects/php-values.ts";
import { foundApplication, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import type { FoundSettings, Reader } from "./reader.ts";
import { lineAt, nothingFound, openFile } from "./reading-parts.ts";

// Source: the constants and their comments in wp_mail_smtp.php of WP Mail SMTP, the SMTP mailer of FluentSMTP and the options of Post SMTP, read 2026-11-24.

export const wordpress: Reader = {
  program: "wordpress",
  title: "WordPress",
  recognises: ({ path, head }) => (/(?:^|\/)wp-config\.php$/.test(path) ? "yes" : /\.php$/.test(path) && /define\s*\(\s*['"](?:WPMS_|FLUENTMAIL_|POST_SMTP_)/.test(head) ? "yes" : "no"),
  usualPlaces: async (files) => [...(await files.glob("/var/www/*/wp-config.php")), ...(await files.glob("/var/www/html/wp-config.php"))],
  async read(path, files) {
    const file = await openFile(path, ["wp-config.php"], files);
    if ("trouble" in file) return nothingFound([file.trouble]);
    const constants = phpConstants(file.text);
    const place = (one: PhpConstant) => ({ path: file.path, line: lineAt(file.text, one.at), key: one.name });
    // WordPress reads no constant that is defined after it has been started at the end of the file
    const end = /^[^\n#/*]*\brequire(?:_once)?\b[^\n]*wp-settings\.php/m.exec(file.text)?.index ?? file.text.length;
    const live = (name: string): PhpConstant | undefined => constants.find((one) => one.name === name && one.commented === undefined);
    const field = (name: string): Field | undefined => {
      const one = live(name);
      if (one === undefined) return undefined;
      return { value: one.value, written: one.written, at: place(one), ...(one.because === undefined ? {} : { because: one.because }), ...(one.computed === undefined ? {} : { made: "in-the-environment" as const }) };
    };
    const lostOf = (prefix: RegExp): NotInEffect[] =>
      constants.flatMap((one): NotInEffect[] => {
        if (!prefix.test(one.name)) return [];
        const first = live(one.name);
        if (one.commented !== undefined) return first === undefined ? [{ at: place(one), reason: "commented-out" }] : [];
        if (one !== first && first !== undefined) return [{ at: place(one), reason: "overridden-by-another-file", winner: place(first) }];
        return one.at > end ? [{ at: place(one), reason: "wrong-section" }] : [];
      });
    const found: FoundSettings[] = [];
    if (constants.some((one) => /^WPMS_/.test(one.name))) {
      const lost = lostOf(/^WPMS_/);
      const on = field("WPMS_ON");
      const smtp = ["WPMS_SMTP_HOST", "WPMS_SMTP_PORT", "WPMS_SMTP_USER", "WPMS_SMTP_PASS", "WPMS_SSL"].flatMap((name) => field(name) ?? []);
      if (on === undefined || on.value === "false") lost.push(...smtp.map((one): NotInEffect => ({ at: one.at, reason: "sending-switched-off", ...(on === undefined ? {} : { winner: on.at }) })));
      const mailer = field("WPMS_MAILER");
      if (mailer !== undefined && mailer.value !== "smtp" && mailer.made === undefined) lost.push({ at: mailer.at, reason: "another-transport" });
      const known = /^WPMS_(?:ON|MAIL_FROM|MAIL_FROM_FORCE|MAIL_FROM_NAME|MAIL_FROM_NAME_FORCE|MAILER|SET_RETURN_PATH|SMTP_HOST|SMTP_PORT|SSL|SMTP_AUTH|SMTP_USER|SMTP_PASS|SMTP_AUTOTLS|DO_NOT_SEND|LICENSE_KEY|[A-Z]+_API_KEY|[A-Z0-9]+_(?:DOMAIN|REGION|CLIENT_ID|CLIENT_SECRET|SERVER_API_TOKEN|MESSAGE_STREAM|SENDING_DOMAIN))$/;
      for (const one of constants) if (/^WPMS_/.test(one.name) && one.commented === undefined && !known.test(one.name)) lost.push({ at: place(one), reason: "name-not-known-to-the-program" });
      if (field("WPMS_DO_NOT_SEND")?.value === "true") lost.push({ at: (field("WPMS_DO_NOT_SEND") as Field).at, reason: "sending-switched-off" });
      const ssl = field("WPMS_SSL");
      const auto = field("WPMS_SMTP_AUTOTLS");
      const security = ssl === undefined ? undefined : { value: ssl.value === "ssl" ? ("tls" as const) : ssl.value === "tls" || auto?.value !== "false" ? ("starttls" as const) : ("none" as const), at: ssl.at };
      const auth = field("WPMS_SMTP_AUTH");
      found.push(
        foundApplication({
          program: "wordpress",
          account: "WP Mail SMTP",
          from: field("WPMS_MAIL_FROM"),
          host: field("WPMS_SMTP_HOST"),
          port: field("WPMS_SMTP_PORT"),
          security,
          user: field("WPMS_SMTP_USER"),
          password: field("WPMS_SMTP_PASS"),
          ...(auth?.value === "false" ? { login: { value: "off" as const, at: auth.at } } : {}),
          notInEffect: lost,
        }),
      );
    }
    for (const [account, prefix, user, password] of [["FluentSMTP", /^FLUENTMAIL_SMTP_/, "FLUENTMAIL_SMTP_USERNAME", "FLUENTMAIL_SMTP_PASSWORD"], ["Post SMTP", /^POST_SMTP_/, "POST_SMTP_AUTH_USERNAME", "POST_SMTP_AUTH_PASSWORD"]] as const) {
      if (!constants.some((one) => prefix.test(one.name))) continue;
      found.push(foundApplication({ program: "wordpress", account, user: field(user), password: field(password), notInEffect: lostOf(prefix), notes: ["the server and the port stand in the database of WordPress, on the plug-in's own page"] }));
    }
    return { found, trouble: found.length > 0 ? [] : [`${file.path} defines no settings of a mail plug-in; they stand in the database of WordPress.`] };
  },
};
