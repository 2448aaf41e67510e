import { basename, dirname, join } from "node:path";
import { djangoEnviron, djangoProxied } from "../dialects/django-environ.ts";
import { readLiteral, withoutComments } from "../dialects/literals.ts";
import { readMailUrl } from "../dialects/mail-url.ts";
import { pythonDotenv } from "../dialects/python-dotenv.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import { environmentPlace, layeredEnv } from "./layered-env.ts";
import type { Files, Reader } from "./reader.ts";
import { foundOne, linesOf, nothingFound } from "./reading-parts.ts";
import { rewriteEnv } from "./rewrite-env.ts";
import { rewriteMailUrl } from "./rewrite-mail-url.ts";
import { urlFields } from "./url-fields.ts";

// Source: django-environ environ.py (email_url_config), and Django's conf/global_settings.py (names and defaults: localhost, 25, neither TLS nor SSL), read 2026-11-24.

const known = ["EMAIL_BACKEND", "EMAIL_HOST", "EMAIL_PORT", "EMAIL_HOST_USER", "EMAIL_HOST_PASSWORD", "EMAIL_USE_TLS", "EMAIL_USE_SSL", "EMAIL_TIMEOUT", "EMAIL_SUBJECT_PREFIX", "EMAIL_FILE_PATH", "EMAIL_USE_LOCALTIME", "EMAIL_SSL_KEYFILE", "EMAIL_SSL_CERTFILE", "DEFAULT_FROM_EMAIL", "SERVER_EMAIL", "EMAIL_CONFIG", "EMAIL_URL"];
const switchedOff = /backends\.(console|dummy|locmem|filebased)\b/;

/** Where Django programs keep their .env: beside the settings or up to two folders above. */
async function environmentOf(folder: string, text: string, files: Files) {
  const dialect = /\bimport environ\b|\benviron\.Env\b/.test(text) ? djangoEnviron : pythonDotenv;
  for (const place of [folder, dirname(folder), dirname(dirname(folder))]) {
    const env = await layeredEnv(files, [join(place, ".env")], dialect);
    if (env.paths.length > 0) return { env, dialect };
  }
  return { env: await layeredEnv(files, [], dialect), dialect };
}

export const django: Reader = {
  program: "django",
  title: "Django",
  recognises({ path, head }) {
    if (/\.py$/.test(path)) return /^\s*EMAIL_(?:HOST|BACKEND|PORT|USE_TLS)/m.test(head) ? "yes" : /settings/.test(path) && /INSTALLED_APPS|DJANGO/.test(head) ? "yes" : "no";
    return basename(path).startsWith(".env") && /^\s*(?:export )?EMAIL_(?:URL|HOST|HOST_PASSWORD|BACKEND)\s*=/m.test(head) ? "yes" : "no";
  },
  usualPlaces: async () => [],
  async read(path, files) {
    const main = await files.read(path);
    if ("refused" in main) return nothingFound([`${path} was not read: ${main.refused}.`]);
    const isCode = path.endsWith(".py");
    const { env, dialect } = isCode ? await environmentOf(dirname(path), main.text, files) : { env: await layeredEnv(files, [path], djangoEnviron), dialect: djangoEnviron };
    const proxied = (field: Field | undefined): Field | undefined => {
      if (field === undefined || dialect !== djangoEnviron) return field;
      const got = djangoProxied(field.value, (name) => env.get(name)?.value);
      return got.because === undefined ? field : { ...field, value: got.value, because: got.because };
    };
    const lost: NotInEffect[] = [];
    const constants = new Map<string, Field>();
    let url: Field | undefined;
    if (isCode) {
      const clean = withoutComments(main.text, "python");
      const lineOf = linesOf(main.text);
      for (const match of main.text.matchAll(/^([ \t]*)(?:#\s*)?((?:EMAIL|DEFAULT_FROM|SERVER)_[A-Z_]+)\s*=[ \t]*/gm)) {
        const name = match[2] ?? "";
        const from = match.index + match[0].length;
        const at = { path, line: lineOf(match.index + (match[1]?.length ?? 0)), key: name };
        if (clean.slice(match.index, from).trim() === "") {
          if (known.includes(name)) lost.push({ at, reason: "commented-out" });
          continue;
        }
        const before = constants.get(name);
        const field = pythonValue(main.text, from, at, (key) => proxied(env.get(key)));
        if (before !== undefined && before.value !== field.value) lost.push({ at: before.at, reason: "overridden-by-another-file", winner: at });
        constants.set(name, field);
        if (!known.includes(name) && /^EMAIL_/.test(name) && !/^EMAIL_[A-Z]+_URL$/.test(name)) lost.push({ at, reason: "name-not-known-to-the-program" });
      }
      const used = /\benv(?:iron)?\.?(?:email|email_url|email_url_config)\s*\(\s*(?:(['"])(\w+)\1)?/.exec(clean);
      if (used !== null) url = env.get(used[2] ?? "EMAIL_URL");
    } else {
      for (const name of known) {
        const field = proxied(env.get(name));
        if (field !== undefined && name !== "EMAIL_URL") constants.set(name, field);
      }
      url = env.get("EMAIL_URL");
      lost.push(...env.lost(known));
    }
    const notCommented = lost.filter((one) => one.reason !== "commented-out" || !constants.has(one.at.key ?? ""));
    const get = (name: string) => constants.get(name);
    const parsed = url === undefined ? undefined : readMailUrl(url.value, "python");
    const fields = parsed === undefined || url === undefined ? undefined : urlFields(parsed, url);
    const notes = [...env.notes];
    if (url !== undefined && parsed === undefined) notes.push("EMAIL_URL is no address that the program can take apart");
    const backend = get("EMAIL_BACKEND");
    const backendOff = backend === undefined ? undefined : switchedOff.exec(backend.value)?.[1];
    if (backend !== undefined && backendOff !== undefined) notCommented.push({ at: backend.at, reason: backendOff === "console" || backendOff === "filebased" ? "written-to-a-log" : "sending-switched-off" });
    else if (backend !== undefined && backend.value !== "" && backend.made === undefined && !/smtp/i.test(backend.value)) notCommented.push({ at: backend.at, reason: "another-transport" });
    if (url !== undefined && parsed !== undefined && /^(?:console|dummy|file|memory)mail$/.test(parsed.scheme)) notCommented.push({ at: url.at, reason: parsed.scheme === "consolemail" || parsed.scheme === "filemail" ? "written-to-a-log" : "sending-switched-off" });
    const port = fields?.port ?? get("EMAIL_PORT");
    const [ssl, tls] = [get("EMAIL_USE_SSL"), get("EMAIL_USE_TLS")];
    const at = (ssl ?? tls ?? url ?? port)?.at ?? { path };
    const scheme = parsed?.scheme;
    // django-environ: smtps and smtp+tls mean STARTTLS, smtp+ssl the encryption from the first byte
    const security = scheme === "smtp+ssl" || isYes(ssl?.value) ? ("tls" as const) : scheme === "smtps" || scheme === "smtp+tls" || isYes(tls?.value) ? ("starttls" as const) : ("none" as const);
    if (isYes(ssl?.value) && isYes(tls?.value)) notes.push("EMAIL_USE_TLS and EMAIL_USE_SSL are both on; Django refuses that");
    const place = { path: at.path, ...(at.line === undefined ? {} : { line: at.line }), key: security === "tls" ? "EMAIL_USE_SSL" : "EMAIL_USE_TLS" };
    const celery = /djcelery_email|celery_email|post_office/.test(backend?.value ?? "");
    return foundOne(
      foundApplication({
        program: "django",
        from: get("DEFAULT_FROM_EMAIL"),
        host: fields?.host ?? get("EMAIL_HOST"),
        port,
        ...((fields?.host ?? get("EMAIL_HOST")) === undefined ? {} : { security: { value: security, at: place } }),
        user: fields?.user ?? get("EMAIL_HOST_USER"),
        password: fields?.password ?? get("EMAIL_HOST_PASSWORD"),
        notInEffect: notCommented,
        notes: [...notes, ...mismatchNote({ value: security, at: place }, port)],
        ...(celery && backend !== undefined ? { worker: { value: "celery worker", at: backend.at } } : {}),
      }),
      env.trouble,
    );
  },
  rewrite(text, _account, changes) {
    // settings.py is a program, not a list of settings
    if (/^[ \t]*(?:import|from|def|class)[ \t]+\w|^EMAIL_\w+[ \t]+=/m.test(text)) throw new TypeError("the server stands in Python code here, which cantsend does not write");
    if (/^[ \t]*(?:export[ \t]+)?EMAIL_URL[ \t]*=/m.test(text)) return rewriteMailUrl(text, "EMAIL_URL", { dialects: [djangoEnviron], library: "python", schemes: { tls: "smtp+ssl", starttls: "smtp+tls" } }, changes);
    const keys = { host: "EMAIL_HOST", port: "EMAIL_PORT", user: "EMAIL_HOST_USER" } as const;
    const values: Record<string, string> = {};
    for (const { field, to } of changes) {
      if (field === "host" || field === "port" || field === "user") values[keys[field]] = to;
      else if (field === "security") {
        values.EMAIL_USE_TLS = to === "starttls" ? "True" : "False";
        values.EMAIL_USE_SSL = to === "tls" ? "True" : "False";
      } else throw new TypeError(`Django has no setting for ${field}`);
    }
    const out = rewriteEnv(text, djangoEnviron, values);
    // whether python-dotenv or django-environ reads the file stands in settings.py: the new text means the same to both
    const other = pythonDotenv.read(out, {}).entries;
    for (const [name, value] of Object.entries(values)) if (other.findLast((one) => one.name === name)?.value !== value) throw new TypeError(`${name} cannot be written so that every library for .env files reads it alike`);
    return out;
  },
};

/** The value of an assignment: a literal, a number, a word, or a look into the environment with an optional default. */
function pythonValue(text: string, from: number, at: Field["at"], lookUp: (name: string) => Field | undefined): Field {
  const literal = readLiteral(text, from, "python");
  if (literal !== undefined && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(literal.end))) return { value: literal.value, written: literal.written, at, ...(literal.because === undefined ? {} : { because: literal.because }) };
  const rest = text.slice(from).split(/\r?\n/, 1)[0] ?? "";
  const word = /^(True|False|None|\d+)\s*(?:#.*)?$/.exec(rest)?.[1];
  if (word !== undefined) return { value: word === "None" ? "" : word, written: word, at };
  const call = /^(?:\w+\()*(?:os\.environ\.get|os\.getenv|os\.environ\[|getenv|environ\.get|env(?:\.\w+)?|config)\s*[([]?\s*(['"])(\w+)\1/.exec(rest);
  if (call !== null) {
    const found = lookUp(call[2] ?? "");
    if (found !== undefined) return found;
    const fallback = /(?:default\s*=\s*|,\s*)(?=['"\w])/.exec(rest.slice(call[0].length));
    const start = fallback === null ? -1 : from + call[0].length + fallback.index + fallback[0].length;
    const given = start === -1 ? undefined : readLiteral(text, start, "python");
    if (given !== undefined) return { value: given.value, written: given.written, at };
    const bare = start === -1 ? undefined : /^(?:True|False|\d+)/.exec(text.slice(start, start + 20))?.[0];
    if (bare !== undefined) return { value: bare, written: bare, at };
    return { value: "", written: "", at: environmentPlace(call[2] ?? ""), made: "in-the-environment" };
  }
  return { value: "", written: "", at, made: "in-the-environment" };
}
