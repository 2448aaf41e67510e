import { join } from "node:path";
import { rubyDotenv } from "../dialects/ruby-dotenv.ts";
import { foundApplication, mismatchNote, type NotInEffect } from "./application.ts";
import { layeredEnv, unknownNames } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, projectFolder } from "./reading-parts.ts";
import { rewriteEnv } from "./rewrite-env.ts";

// Source: mastodon/mastodon, config/email.yml (every name; SMTP_TLS and SMTP_SSL count only as the text "true", SMTP_ENABLE_STARTTLS_AUTO unless it is "false"), and .env.production in public repositories, read 2026-11-24.

const known = ["SMTP_SERVER", "SMTP_PORT", "SMTP_LOGIN", "SMTP_PASSWORD", "SMTP_FROM_ADDRESS", "SMTP_REPLY_TO", "SMTP_RETURN_PATH", "SMTP_DOMAIN", "SMTP_DELIVERY_METHOD", "SMTP_AUTH_METHOD", "SMTP_CA_FILE", "SMTP_OPENSSL_VERIFY_MODE", "SMTP_ENABLE_STARTTLS_AUTO", "SMTP_ENABLE_STARTTLS", "SMTP_TLS", "SMTP_SSL"];

export const mastodon: Reader = {
  program: "mastodon",
  title: "Mastodon",
  recognises: ({ path, head }) => (/(?:^|\/)\.env\.production$/.test(path) && /^(?:LOCAL_DOMAIN|SECRET_KEY_BASE|VAPID_|SMTP_LOGIN|OTP_SECRET)/m.test(head) ? "yes" : "no"),
  usualPlaces: async () => ["/home/mastodon/live/.env.production"],
  async read(path, files) {
    const folder = await projectFolder(path, files);
    const env = await layeredEnv(files, [path === folder ? join(folder, ".env.production") : path], rubyDotenv);
    if (env.paths.length === 0) return nothingFound(env.trouble.length > 0 ? env.trouble : [`${path} was not read: there is no such file.`]);
    const get = env.get;
    const lost: NotInEffect[] = [...env.lost(known), ...unknownNames(env, /^(?:SMTP|MAIL|EMAIL)_/, known)];
    const method = get("SMTP_DELIVERY_METHOD");
    if (method !== undefined && method.value !== "smtp") lost.push({ at: method.at, reason: method.value === "none" || method.value === "test" ? "sending-switched-off" : "another-transport" });
    const implicit = get("SMTP_TLS")?.value === "true" || get("SMTP_SSL")?.value === "true";
    const starttls = get("SMTP_ENABLE_STARTTLS");
    const off = starttls?.value === "never" || (starttls === undefined && get("SMTP_ENABLE_STARTTLS_AUTO")?.value === "false");
    const port = get("SMTP_PORT");
    const at = (get("SMTP_TLS") ?? get("SMTP_SSL") ?? starttls ?? port ?? get("SMTP_SERVER"))?.at;
    const security = at === undefined ? undefined : { value: implicit ? ("tls" as const) : off ? ("none" as const) : ("starttls" as const), at };
    const auth = get("SMTP_AUTH_METHOD");
    return foundOne(
      foundApplication({
        program: "mastodon",
        from: get("SMTP_FROM_ADDRESS"),
        host: get("SMTP_SERVER"),
        port,
        security,
        user: get("SMTP_LOGIN"),
        password: get("SMTP_PASSWORD"),
        ...(auth === undefined ? {} : auth.value === "none" ? { login: { value: "off" as const, at: auth.at } } : { mechanism: auth }),
        ehloName: get("SMTP_DOMAIN"),
        notInEffect: lost,
        notes: [...env.notes, ...mismatchNote(security, port)],
        worker: { value: "sidekiq", at: { path: env.paths[0] ?? path } },
      }),
      env.trouble,
    );
  },
  rewrite(text, _account, changes) {
    const keys = { host: "SMTP_SERVER", port: "SMTP_PORT", user: "SMTP_LOGIN" } as const;
    const values: Record<string, string> = {};
    for (const { field, to } of changes) {
      if (field === "host" || field === "port" || field === "user") values[keys[field]] = to;
      else if (field === "security") {
        values.SMTP_TLS = String(to === "tls");
        if (/^[ \t]*SMTP_SSL[ \t]*=/m.test(text)) values.SMTP_SSL = String(to === "tls");
        if (to !== "tls") values.SMTP_ENABLE_STARTTLS = to === "starttls" ? "always" : "never";
      } else throw new TypeError(`cantsend does not write Mastodon's setting for ${field}`);
    }
    return rewriteEnv(text, rubyDotenv, values);
  },
};
