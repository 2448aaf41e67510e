import { join } from "node:path";
import { readMailUrl } from "../dialects/mail-url.ts";
import { nodeDotenv } from "../dialects/node-dotenv.ts";
import { foundApplication, isYes, mismatchNote, securityByPort } from "./application.ts";
import type { Field } from "./field.ts";
import { layeredEnv } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, nothingFound, projectFolder } from "./reading-parts.ts";
import { rewriteEnv } from "./rewrite-env.ts";
import { rewriteMailUrl } from "./rewrite-mail-url.ts";
import { urlFields } from "./url-fields.ts";

// Source: nodemailer 6.10.1 lib/shared/index.js (parseConnectionUrl) and lib/smtp-connection/index.js (secure), read 2026-11-24.
// The names of the variables are a custom of Node.js programs, not a standard: the first that is set counts.

const stems = ["SMTP", "EMAIL", "MAIL", "MAILER", "NODEMAILER", "EMAIL_SERVER", "EMAIL_SMTP", "MAIL_SMTP"];
const names = (...ends: readonly string[]) => stems.flatMap((stem) => ends.map((end) => `${stem}_${end}`));
const fields = {
  host: names("HOST", "SERVER", "HOSTNAME"),
  port: names("PORT"),
  user: names("USER", "USERNAME", "LOGIN"),
  password: names("PASS", "PASSWORD", "PWD"),
  secure: names("SECURE", "SSL", "TLS"),
  url: ["SMTP_URL", "SMTP_URI", "SMTP_CONNECTION_URL", "MAIL_URL", "EMAIL_URL", "EMAIL_SERVER", "MAILER_URL"],
  from: names("FROM", "FROM_ADDRESS", "SENDER"),
} as const;

export const nodemailer: Reader = {
  program: "nodemailer",
  title: "Node.js program (nodemailer)",
  recognises({ path, head }) {
    if (!/(?:^|\/)\.env(\..+)?$/.test(path)) return "no";
    if (/^\s*(?:APP_KEY=base64|MAILER_DSN=|MAIL_MAILER=)/m.test(head)) return "no";
    return [...fields.host, ...fields.url].some((name) => new RegExp(`^\\s*(?:export\\s+)?${name}\\s*=`, "m").test(head)) ? "maybe" : "no";
  },
  usualPlaces: async () => [],
  async read(path, files) {
    const folder = await projectFolder(path, files);
    const env = await layeredEnv(files, [path === folder ? join(folder, ".env") : path], nodeDotenv);
    if (env.paths.length === 0) return nothingFound(env.trouble.length > 0 ? env.trouble : [`${path} was not read: there is no such file.`]);
    const first = (list: readonly string[]): Field | undefined => list.map((name) => env.get(name)).find((field) => field !== undefined && field.value !== "");
    const whole = first(fields.url);
    const url = whole === undefined ? undefined : readMailUrl(whole.value, "node");
    const parts = whole === undefined || url === undefined ? undefined : urlFields(url, whole);
    const host = parts?.host ?? first(fields.host);
    const secure = first(fields.secure);
    const port = parts?.port ?? first(fields.port);
    const stated = url?.scheme === "smtps" || isYes(url?.query.secure) ? ("tls" as const) : secure === undefined ? undefined : isYes(secure.value) ? ("tls" as const) : ("starttls" as const);
    const security = stated === undefined ? securityByPort(port) : { value: stated, at: (secure ?? whole ?? (port as Field)).at };
    // EMAIL_USER without EMAIL_HOST is as common: `service: "gmail"` in the code
    if (host === undefined && first(fields.user) === undefined) return nothingFound(env.trouble);
    const used = [...fields.host, ...fields.port, ...fields.user, ...fields.password, ...fields.url];
    const shadow = whole !== undefined && url === undefined ? ["the address in the variable cannot be taken apart: a sign in the password has to be written as %XX"] : [];
    return foundOne(
      foundApplication({
        program: "nodemailer",
        from: first(fields.from),
        host,
        port,
        security,
        user: parts?.user ?? first(fields.user),
        password: parts?.password ?? first(fields.password),
        notInEffect: env.lost(used).filter((one) => one.reason !== "commented-out" || host === undefined),
        notes: [...env.notes, ...shadow, ...mismatchNote(security, port)],
      }),
      env.trouble,
    );
  },
  rewrite(text, _account, changes) {
    const here = nodeDotenv.read(text, {}).entries;
    const whole = fields.url.find((name) => here.some((one) => one.name === name && /^smtps?:/.test(one.value)));
    if (whole !== undefined) return rewriteMailUrl(text, whole, { dialects: [nodeDotenv], library: "node", schemes: { tls: "smtps", starttls: "smtp" } }, changes);
    const nameOf = (list: readonly string[], otherwise: string) => list.find((name) => here.some((one) => one.name === name)) ?? otherwise;
    const values: Record<string, string> = {};
    for (const { field, to } of changes) {
      if (field === "host") values[nameOf(fields.host, "SMTP_HOST")] = to;
      else if (field === "port") values[nameOf(fields.port, "SMTP_PORT")] = to;
      else if (field === "user") values[nameOf(fields.user, "SMTP_USER")] = to;
      else if (field === "security") values[nameOf(fields.secure, "SMTP_SECURE")] = to === "tls" ? "true" : "false";
      else throw new TypeError(`there is no variable for ${field}`);
    }
    return rewriteEnv(text, nodeDotenv, values);
  },
};
