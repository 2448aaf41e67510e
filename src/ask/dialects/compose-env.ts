import { interpolate, TemplateWrong } from "./compose-template.ts";
import { commentedOut, type EnvDialect, type EnvEntry, type EnvReading, envEntry, linesOf, met, putIn } from "./env-dialect.ts";

// Source: docs.docker.com/compose/env-file "Syntax for environment files" (a comment begins at a blank and #; single quotes are literal but for \'; \n \r \t \\ in double ones), and compose-spec/compose-go, dotenv/parser.go, for what that leaves open; both read 2026-11-24.

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", a: "\u0007", b: "\b", f: "\f", v: "\v", "\\": "\\", '"': '"' };

/** The dialect of `.env` and `env_file` in Docker Compose 2. */
export const composeEnv: EnvDialect = {
  title: "Docker Compose",
  read(text, outside) {
    const entries: EnvEntry[] = [];
    const broken: EnvReading["broken"][number][] = [];
    const known = new Map<string, string>();
    const head = /[^\S\n]*(?:export[^\S\n]+)?([A-Za-z0-9_.]+)[^\S\n]*([=:\n]|$)[^\S\n]*/y;
    const lineOf = linesOf(text);
    let at = 0;
    while (at < text.length) {
      const blank = /\s*/y;
      blank.lastIndex = at;
      at += blank.exec(text)?.[0].length ?? 0;
      if (at >= text.length) break;
      const start = at;
      const lineEnd = (text.indexOf("\n", at) + text.length + 1) % (text.length + 1);
      if (text[at] === "#") {
        at = lineEnd;
        continue;
      }
      head.lastIndex = at;
      const found = head.exec(text);
      if (found === null) {
        broken.push({ line: lineOf(start), why: "what stands there is no name of a variable", whole: "file" });
        break;
      }
      const name = found[1] ?? "";
      at += found[0].length;
      const inherited = found[2] === "\n" || found[2] === "";
      const seen = new Set<string>();
      const from = at;
      let value = "";
      const quote = text[at];
      if (inherited) {
        const got = outside[name];
        if (got === undefined) continue;
        value = got;
      } else if (quote === "'" || quote === '"') {
        let end = at + 1;
        while (end < text.length && !(text[end] === quote && text[end - 1] !== "\\")) end += 1;
        if (end >= text.length) {
          broken.push({ line: lineOf(start), why: "a quote is opened and never closed", whole: "file" });
          break;
        }
        value = text.slice(at + 1, end);
        at = end + 1;
        if (value.includes(`\\${quote}`)) seen.add(met.backslash);
        if (quote === "'") value = value.replaceAll("\\'", "'");
      } else {
        const end = text.indexOf("\n", at) === -1 ? text.length : text.indexOf("\n", at);
        const part = text.slice(at, end);
        at = end;
        value = (part.split(" #")[0] ?? "").trimEnd();
        if (part.includes(" #")) seen.add("# after a blank begins a comment");
      }
      if (!inherited && quote !== "'") {
        try {
          const held = quote === '"' ? value.replace(/\\(\$)/g, "$$$$").replace(/\\([nrtabfv\\"])/g, (_, next: string) => escapes[next] ?? next) : value;
          if (held !== value) seen.add(met.backslash);
          value = interpolate(held, (key) => outside[key] ?? known.get(key));
          if (value !== held) seen.add(held.replaceAll("$$", "").includes("$") ? met.variable : "$$ stands for one $");
        } catch (error) {
          if (!(error instanceof TemplateWrong)) throw error;
          broken.push({ line: lineOf(start), why: error.message, whole: "file" });
          break;
        }
      }
      known.set(name, putIn(value));
      entries.push(envEntry({ name, raw: text.slice(from, at), value, line: lineOf(start), met: seen }));
      if (!inherited && (quote === "'" || quote === '"')) {
        const rest = /[^\S\n]*(?:#[^\n]*)?/y;
        rest.lastIndex = at;
        at += rest.exec(text)?.[0].length ?? 0;
      }
    }
    return { entries, commented: commentedOut(text), broken };
  },
  quote(value) {
    if (/^[A-Za-z0-9_@.:/+-]+$/.test(value)) return value;
    if (!/['\r\n]|\\$/.test(value)) return `'${value}'`;
    return undefined;
  },
};
