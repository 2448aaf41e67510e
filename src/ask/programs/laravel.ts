import { join } from "node:path";
import { readMailUrl } from "../dialects/mail-url.ts";
import { phpArray } from "../dialects/php-values.ts";
import { laravelWord, phpdotenv } from "../dialects/phpdotenv.ts";
import { foundApplication, type NotInEffect, securityByPort } from "./application.ts";
import type { Field } from "./field.ts";
import { layeredEnv, unknownNames } from "./layered-env.ts";
import type { Files, Reader } from "./reader.ts";
import { foundOne, isNamed, nothingFound, projectFolder } from "./reading-parts.ts";
import { rewriteEnv } from "./rewrite-env.ts";
import { urlFields } from "./url-fields.ts";

// Source: laravel/laravel config/mail.php of version 11 and newer, read 2026-11-24; laravel/framework, Support/Env.php (the words of env(), and one more pair of quotes taken away), read the same day; older versions and the cache were not compared.

const names = {
  MAIL_MAILER: "mailer", MAIL_DRIVER: "mailer", MAIL_HOST: "host", MAIL_PORT: "port", MAIL_USERNAME: "username", MAIL_PASSWORD: "password",
  MAIL_ENCRYPTION: "encryption", MAIL_SCHEME: "scheme", MAIL_URL: "url", MAIL_EHLO_DOMAIN: "local_domain", MAIL_FROM_ADDRESS: "from", MAIL_FROM_NAME: "name",
} as const;
const others = ["MAIL_LOG_CHANNEL", "MAIL_SENDMAIL_PATH", "MAIL_TIMEOUT", "MAIL_VERIFY_PEER", "MAIL_AUTH_MODE", "MAIL_REPLY_TO_ADDRESS", "MAIL_TO_ADDRESS"];

/** Which of the two names for the encryption this Laravel reads: its own config/mail.php says it, else the version in composer.json. */
async function encryptionName(folder: string, files: Files): Promise<"MAIL_SCHEME" | "MAIL_ENCRYPTION" | undefined> {
  const config = await files.read(join(folder, "config/mail.php"));
  if ("text" in config) return config.text.includes("MAIL_SCHEME") ? "MAIL_SCHEME" : config.text.includes("MAIL_ENCRYPTION") ? "MAIL_ENCRYPTION" : undefined;
  const composer = await files.read(join(folder, "composer.json"));
  const version = "text" in composer ? /"laravel\/framework"\s*:\s*"[^"\d]*(\d+)/.exec(composer.text)?.[1] : undefined;
  return version === undefined ? undefined : Number(version) >= 11 ? "MAIL_SCHEME" : "MAIL_ENCRYPTION";
}

/** Which file is read: with APP_ENV set outside, .env.NAME takes the place of .env. */
async function envFile(path: string, folder: string, files: Files): Promise<{ readonly path: string; readonly beaten?: string }> {
  const named = files.environment.APP_ENV;
  const plain = isNamed(path, ".env") || path === folder ? join(folder, ".env") : path;
  if (named === undefined || plain !== join(folder, ".env")) return { path: plain };
  const special = join(folder, `.env.${named}`);
  return "text" in (await files.read(special)) ? { path: special, beaten: plain } : { path: plain };
}

export const laravel: Reader = {
  program: "laravel",
  title: "Laravel",
  recognises({ path, head }) {
    if (!/^\.env(\..+)?$/.test(path.slice(path.lastIndexOf("/") + 1))) return "no";
    return /^\s*(?:MAIL_MAILER|MAIL_ENCRYPTION|MAIL_SCHEME)\s*=/m.test(head) || (/^APP_KEY=base64:/m.test(head) && /^\s*MAIL_/m.test(head)) ? "yes" : /^\s*MAIL_HOST\s*=/m.test(head) ? "maybe" : "no";
  },
  usualPlaces: (files) => files.glob("/var/www/*/.env"),
  async read(path, files) {
    const folder = await projectFolder(path, files);
    const file = await envFile(path, folder, files);
    const env = await layeredEnv(files, [file.path], phpdotenv);
    if (env.paths.length === 0) return nothingFound(env.trouble.length > 0 ? env.trouble : [`${file.path} was not read: there is no such file.`]);
    const get = (name: string): Field | undefined => {
      const field = env.get(name);
      if (field === undefined || laravelWord(field.value) === field.value) return field;
      return { ...field, value: laravelWord(field.value), because: `the word ${field.value.length < 10 ? field.value : ""} means something to Laravel`.replace("word  ", "word ") };
    };
    const lost: NotInEffect[] = [...env.lost(Object.keys(names))];
    const notes = [...env.notes];
    if (file.beaten !== undefined) {
      const weak = await layeredEnv(files, [file.beaten], phpdotenv);
      for (const [name, field] of weak.names) if (name in names) lost.push({ at: field.at, reason: "overridden-by-another-file", winner: { path: file.path, key: name } });
    }
    const encryption = await encryptionName(folder, files);
    for (const other of ["MAIL_SCHEME", "MAIL_ENCRYPTION"] as const) {
      const field = env.get(other);
      if (encryption !== undefined && other !== encryption && field !== undefined && field.value !== "") lost.push({ at: field.at, reason: "name-not-known-to-the-program", winner: { path: "config/mail.php", key: encryption } });
    }
    lost.push(...unknownNames(env, /^(?:MAIL|SMTP|EMAIL)_/, [...Object.keys(names), ...others]));
    const mailer = get("MAIL_MAILER") ?? get("MAIL_DRIVER");
    const effective = mailer?.value ?? "";
    if (effective === "log" || effective === "array") lost.push({ at: (mailer as Field).at, reason: effective === "log" ? "written-to-a-log" : "sending-switched-off" });
    else if (effective !== "" && effective !== "smtp") lost.push({ at: (mailer as Field).at, reason: "another-transport" });
    else if (mailer === undefined && encryption === "MAIL_SCHEME") notes.push("MAIL_MAILER is not set, and this Laravel then writes mail to its log instead of sending it");
    const scheme = get("MAIL_SCHEME");
    if (encryption !== "MAIL_ENCRYPTION" && scheme !== undefined && !["", "smtp", "smtps"].includes(scheme.value)) notes.push(`MAIL_SCHEME is ${scheme.value}; this program knows smtp and smtps only and refuses to send`);
    const whole = get("MAIL_URL");
    const url = whole === undefined || whole.value === "" ? undefined : readMailUrl(whole.value, "php");
    const fromUrl = whole === undefined || url === undefined ? undefined : urlFields(url, whole);
    if (whole !== undefined && whole.value !== "" && url === undefined) notes.push("MAIL_URL is no address that the program can take apart");
    const port = fromUrl?.port ?? get("MAIL_PORT");
    const security = url?.scheme === "smtps" || (encryption !== "MAIL_ENCRYPTION" && scheme?.value === "smtps") ? { value: "tls" as const, at: (whole ?? scheme ?? (mailer as Field)).at } : securityByPort(port);
    const cached = await cachedSettings(folder, files, { host: get("MAIL_HOST"), port, username: get("MAIL_USERNAME"), password: get("MAIL_PASSWORD") });
    lost.push(...cached);
    const queue = get("QUEUE_CONNECTION") ?? get("QUEUE_DRIVER");
    return foundOne(
      foundApplication({
        program: "laravel",
        from: get("MAIL_FROM_ADDRESS"),
        host: fromUrl?.host ?? get("MAIL_HOST"),
        port,
        security,
        user: fromUrl?.user ?? get("MAIL_USERNAME"),
        password: fromUrl?.password ?? get("MAIL_PASSWORD"),
        ehloName: get("MAIL_EHLO_DOMAIN"),
        notInEffect: lost,
        notes,
        ...(queue === undefined || ["", "sync", "null", "deferred"].includes(queue.value) ? {} : { worker: { value: "artisan queue:work", at: queue.at } }),
      }),
      env.trouble,
    );
  },
  rewrite(text, _account, changes) {
    if (/^[ \t]*MAIL_URL[ \t]*=[ \t]*["']?\w/m.test(text)) throw new TypeError("MAIL_URL holds the whole address here, password included");
    const keys = { host: "MAIL_HOST", port: "MAIL_PORT", user: "MAIL_USERNAME" } as const;
    const values: Record<string, string> = {};
    for (const { field, to } of changes) {
      if (field === "host" || field === "port" || field === "user") values[keys[field]] = to;
      else if (field === "security") {
        const old = /^\s*MAIL_ENCRYPTION\s*=/m.test(text) && !/^\s*MAIL_SCHEME\s*=/m.test(text);
        values[old ? "MAIL_ENCRYPTION" : "MAIL_SCHEME"] = old ? (to === "none" ? "null" : "tls") : to === "tls" ? "smtps" : "smtp";
      } else throw new TypeError(`Laravel has no setting for ${field}`);
    }
    return rewriteEnv(text, phpdotenv, values);
  },
};

/** Settings that the file has and the cached configuration has otherwise: while the cache is there, .env is not read at all. */
async function cachedSettings(folder: string, files: Files, wanted: Readonly<Record<string, Field | undefined>>): Promise<readonly NotInEffect[]> {
  const path = join(folder, "bootstrap/cache/config.php");
  const cache = await files.read(path);
  if (!("text" in cache)) return [];
  const start = /'mail'\s*=>\s*/.exec(cache.text);
  if (start === null) return [];
  const values = phpArray(cache.text, start.index + start[0].length);
  return Object.entries(wanted).flatMap(([key, field]) => {
    const held = values.find((one) => one.path.join(".") === `mailers.smtp.${key}`);
    return field === undefined || held === undefined || held.value === field.value ? [] : [{ at: field.at, reason: "cached-configuration" as const, winner: { path, key: `mail.mailers.smtp.${key}` } }];
  });
}
