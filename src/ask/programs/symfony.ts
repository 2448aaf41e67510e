import { join } from "node:path";
import { readMailUrl } from "../dialects/mail-url.ts";
import { symfonyDotenv } from "../dialects/symfony-dotenv.ts";
import { foundApplication, type NotInEffect, securityByPort } from "./application.ts";
import { layeredEnv, unknownNames } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, projectFolder } from "./reading-parts.ts";
import { rewriteMailUrl } from "./rewrite-mail-url.ts";
import { urlFields } from "./url-fields.ts";

// Source: symfony/dotenv 5.4 (loadEnv, bootEnv), symfony/mailer 5.4 Transport/Dsn.php and Smtp/EsmtpTransportFactory.php, read 2026-11-24.

export const symfony: Reader = {
  program: "symfony",
  title: "Symfony",
  recognises({ path, head }) {
    if (!/(?:^|\/)\.env(\..+)?$/.test(path)) return "no";
    return /^\s*(?:#\s*)?MAILER_DSN\s*=/m.test(head) ? "yes" : "no";
  },
  usualPlaces: (files) => files.glob("/var/www/*/.env.local"),
  async read(path, files) {
    const folder = await projectFolder(path, files);
    const first = await layeredEnv(files, [join(folder, ".env"), join(folder, ".env.local")], symfonyDotenv);
    const mode = first.get("APP_ENV")?.value ?? "dev";
    const order = [".env", ...(mode === "test" ? [] : [".env.local"]), `.env.${mode}`, `.env.${mode}.local`].map((name) => join(folder, name));
    const env = await layeredEnv(files, order, symfonyDotenv);
    if (env.paths.length === 0) return nothingFound(env.trouble.length > 0 ? env.trouble : [`${folder} has no .env file.`]);
    const dsn = env.get("MAILER_DSN");
    const lost: NotInEffect[] = [...env.lost(["MAILER_DSN"]), ...unknownNames(env, /^(?:MAIL|MAILER|SMTP|EMAIL)_(?:DSN|URL|URI|HOST|PORT|USER|USERNAME|PASS|PASSWORD)$/, ["MAILER_DSN", "MAILER_URL"])];
    const notes = [...env.notes];
    const compiled = join(folder, ".env.local.php");
    if (dsn !== undefined && "text" in (await files.read(compiled))) lost.push({ at: dsn.at, reason: "cached-configuration", winner: { path: compiled, key: "MAILER_DSN" } });
    if (dsn === undefined) return foundOne(foundApplication({ program: "symfony", notInEffect: lost, notes: [...notes, "MAILER_DSN is set nowhere"] }), env.trouble);
    const url = readMailUrl(dsn.value, "php");
    const at = dsn.at;
    if (url === undefined) {
      const human = readMailUrl(dsn.value.replace(/[#?/](?=.*@)/g, (sign) => (sign === "/" ? "/" : `%${sign.charCodeAt(0).toString(16)}`)), "php");
      return foundOne(foundApplication({ program: "symfony", notInEffect: lost, notes: [...notes, `MAILER_DSN is no address that the program can take apart${human === undefined ? "" : ": a sign in the password has to be written as %XX"}`] }), env.trouble);
    }
    if (url.scheme === "null") lost.push({ at, reason: "sending-switched-off" });
    else if (!["smtp", "smtps"].includes(url.scheme)) lost.push({ at, reason: "another-transport" });
    const fields = urlFields(url, dsn);
    const smtp = url.scheme === "smtp" || url.scheme === "smtps";
    const off = url.query.verify_peer !== undefined && !/^(?:1|true|on|yes)$/i.test(url.query.verify_peer);
    return foundOne(
      foundApplication({
        program: "symfony",
        ...(smtp ? fields : {}),
        // without a port, smtps means 465 and smtp 25
        ...(smtp && url.port === undefined ? { port: { value: url.scheme === "smtps" ? "465" : "25", written: "", at } } : {}),
        ...(smtp ? { security: url.scheme === "smtps" ? { value: "tls" as const, at } : securityByPort(fields.port ?? { value: "25", written: "", at }) } : {}),
        ...(off ? { certificateChecks: { value: "off" as const, at } } : {}),
        notInEffect: lost,
        notes,
        ...(env.get("MESSENGER_TRANSPORT_DSN") === undefined || /^(?:sync|in-memory):/.test(env.get("MESSENGER_TRANSPORT_DSN")?.value ?? "") ? {} : { worker: { value: "messenger:consume", at: env.get("MESSENGER_TRANSPORT_DSN")?.at ?? at } }),
      }),
      env.trouble,
    );
  },
  rewrite: (text, _account, changes) => rewriteMailUrl(text, "MAILER_DSN", { dialects: [symfonyDotenv], library: "php", schemes: { tls: "smtps", starttls: "smtp" } }, changes),
};
