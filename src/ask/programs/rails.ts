import { dirname, join } from "node:path";
import { readLiteral, withoutComments } from "../dialects/literals.ts";
import { rubyDotenv } from "../dialects/ruby-dotenv.ts";
import { foundApplication, isYes, mismatchNote, type NotInEffect } from "./application.ts";
import type { Field } from "./field.ts";
import { environmentPlace, type LayeredEnv, layeredEnv } from "./layered-env.ts";
import type { Reader } from "./reader.ts";
import { foundOne, lineAt, nothingFound, projectFolder } from "./reading-parts.ts";

// After the guide "Action Mailer Basics" and the README of dotenv, from memory: neither was compared when this was written.

/** The value of a Ruby expression as far as it is plain: a literal, a symbol, a word, or a look into ENV. */
export function rubyValue(text: string, from: number, at: Field["at"], env: LayeredEnv): Field {
  const literal = readLiteral(text, from, "ruby");
  if (literal !== undefined) return { value: literal.value, written: literal.written, at, ...(literal.because === undefined ? {} : { because: literal.because }), ...(literal.computed === undefined ? {} : { made: "in-the-environment" as const }) };
  const rest = text.slice(from, from + 300);
  const word = /^:?(?:"(\w+)"|(\w+))\s*(?=[,}\n#\r]|$)/.exec(rest);
  if (word !== null && !/^ENV$/.test(word[2] ?? "")) return { value: word[1] ?? word[2] ?? "", written: word[0].trim(), at };
  const look = /^ENV(?:\.fetch\(|\[)\s*(['"])(\w+)\1\s*(?:,\s*)?/.exec(rest);
  if (look !== null) {
    const found = env.get(look[2] ?? "");
    if (found !== undefined) return found;
    const fallback = readLiteral(text, from + look[0].length, "ruby");
    if (fallback !== undefined) return { value: fallback.value, written: fallback.written, at };
    return { value: "", written: "", at: environmentPlace(look[2] ?? ""), made: "in-the-environment" };
  }
  return { value: "", written: "", at, made: "in-the-environment" };
}

export const rails: Reader = {
  program: "rails",
  title: "Ruby on Rails",
  recognises({ path, head }) {
    return /config\/environments\/\w+\.rb$/.test(path) ? (/action_mailer|Rails\.application/.test(head) ? "yes" : "maybe") : /\.rb$/.test(path) && /action_mailer/.test(head) ? "yes" : "no";
  },
  usualPlaces: (files) => files.glob("/var/www/*/config/environments/production.rb"),
  async read(path, files) {
    const folder = await projectFolder(path, files);
    const root = path.endsWith(".rb") ? join(dirname(path), "../..") : folder;
    const file = path.endsWith(".rb") ? path : join(root, "config/environments/production.rb");
    const main = await files.read(file);
    if ("refused" in main) return nothingFound([`${file} was not read: ${main.refused}.`]);
    const mode = /(\w+)\.rb$/.exec(file)?.[1] ?? "production";
    const env = await layeredEnv(files, [".env", `.env.${mode}`, ".env.local", `.env.${mode}.local`].map((name) => join(root, name)), rubyDotenv);
    const clean = withoutComments(main.text, "ruby");
    const lost: NotInEffect[] = [];
    const fields = new Map<string, Field>();
    const place = (index: number, key: string) => ({ path: file, line: lineAt(main.text, index), key });
    const block = /action_mailer\.smtp_settings\s*=\s*\{/.exec(clean);
    if (block !== null) {
      const from = block.index + block[0].length;
      const to = clean.indexOf("}", from);
      for (const match of clean.slice(from, to === -1 ? undefined : closingOf(clean, from)).matchAll(/(?:^|[\s,{])(?::(\w+)\s*=>|(\w+):(?!:))\s*/g)) {
        const key = match[1] ?? match[2] ?? "";
        fields.set(key, rubyValue(main.text, from + match.index + match[0].length, place(from + match.index + match[0].length, key), env));
      }
      const knownKeys = ["address", "port", "domain", "user_name", "password", "authentication", "enable_starttls", "enable_starttls_auto", "openssl_verify_mode", "ssl", "tls", "open_timeout", "read_timeout"];
      for (const [key, field] of fields) if (!knownKeys.includes(key)) lost.push({ at: field.at, reason: "name-not-known-to-the-program" });
    } else {
      const hidden = /#.*action_mailer\.smtp_settings\s*=/.exec(main.text);
      if (hidden !== null) lost.push({ at: place(hidden.index, "smtp_settings"), reason: "commented-out" });
    }
    const single = (name: string): Field | undefined => {
      const found = [...clean.matchAll(new RegExp(`action_mailer\\.${name}\\s*=\\s*`, "g"))].at(-1);
      return found === undefined ? undefined : rubyValue(main.text, found.index + found[0].length, place(found.index, name), env);
    };
    const method = single("delivery_method");
    if (method !== undefined && method.value !== "smtp" && method.made === undefined) lost.push({ at: method.at, reason: method.value === "file" ? "written-to-a-log" : method.value === "test" ? "sending-switched-off" : "another-transport" });
    const perform = single("perform_deliveries");
    if (perform?.value === "false") lost.push({ at: perform.at, reason: "sending-switched-off" });
    lost.push(...env.lost([...env.names.keys()].filter((name) => /SMTP|MAIL/.test(name))));
    const get = (name: string) => fields.get(name);
    const port = get("port");
    const implicit = isYes(get("ssl")?.value) || isYes(get("tls")?.value);
    const at = (get("ssl") ?? get("tls") ?? get("enable_starttls_auto") ?? get("enable_starttls") ?? port)?.at ?? { path: file };
    const plain = get("enable_starttls_auto")?.value === "false" && !isYes(get("enable_starttls")?.value);
    const security = { value: implicit ? ("tls" as const) : plain ? ("none" as const) : ("starttls" as const), at };
    const queue = /config\.active_job\.queue_adapter\s*=\s*:(\w+)/.exec(clean);
    return foundOne(
      foundApplication({
        program: "rails",
        account: mode,
        host: get("address"),
        port,
        ...(get("address") === undefined ? {} : { security }),
        user: get("user_name"),
        password: get("password"),
        mechanism: get("authentication"),
        ehloName: get("domain"),
        ...(get("openssl_verify_mode")?.value === "none" ? { certificateChecks: { value: "off" as const, at: (get("openssl_verify_mode") as Field).at } } : {}),
        notInEffect: lost,
        notes: [...env.notes, ...mismatchNote(security, port)],
        ...(queue === null || ["async", "inline", "test"].includes(queue[1] ?? "") ? {} : { worker: { value: queue[1] ?? "", at: place(queue.index, "queue_adapter") } }),
      }),
      env.trouble,
    );
  },
};

function closingOf(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
