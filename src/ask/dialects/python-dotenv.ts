import { commentedOut, type EnvDialect, type EnvEntry, type EnvReading, envEntry, linesOf, met, putIn } from "./env-dialect.ts";

// Source: python-dotenv 0.21, dotenv/parser.py and dotenv/variables.py, read 2026-11-24.

const escapes: Readonly<Record<string, string>> = { "\\": "\\", "'": "'", '"': '"', a: "\u0007", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** The dialect of python-dotenv (Django, Flask and other Python programs; docker-compose 1). */
export const pythonDotenv: EnvDialect = {
  title: "python-dotenv",
  read(text, outside) {
    const entries: EnvEntry[] = [];
    const broken: EnvReading["broken"][number][] = [];
    const known = new Map<string, string>();
    const lineOf = linesOf(text);
    let at = 0;
    const take = (pattern: RegExp): RegExpExecArray | undefined => {
      const sticky = new RegExp(pattern.source, "y");
      sticky.lastIndex = at;
      const found = sticky.exec(text);
      if (found === null) return undefined;
      at += found[0].length;
      return found;
    };
    while (at < text.length) {
      take(/\s*/);
      if (at >= text.length) break;
      const start = at;
      const skipLine = (why: string) => {
        broken.push({ line: lineOf(start), why, whole: "line" });
        at = start;
        take(/[^\r\n]*(?:\r\n|\r|\n)?/);
      };
      take(/(?:export[^\S\r\n]+)?/);
      if (text[at] === "#") {
        take(/[^\r\n]*/);
        continue;
      }
      const name = (text[at] === "'" ? take(/'([^']+)'/) : take(/([^=#\s]+)/))?.[1];
      if (name === undefined) {
        skipLine("what stands before = is no name of a variable");
        continue;
      }
      take(/[^\S\r\n]*/);
      const equals = take(/=[^\S\r\n]*/);
      const from = at;
      const seen = new Set<string>();
      let value: string | undefined = "";
      let decoded: "expand" | "leave" = "expand";
      if (equals === undefined) value = undefined;
      else if (text[at] === "'") {
        const inside = take(/'((?:\\'|[^'])*)'/)?.[1];
        decoded = "expand";
        value = inside?.replace(/\\([\\'])/g, "$1");
        if (inside !== value) seen.add(met.backslash);
      } else if (text[at] === '"') {
        const inside = take(/"((?:\\"|[^"])*)"/)?.[1];
        value = inside?.replace(/\\([\\'"abfnrtv])/g, (_, next: string) => escapes[next] ?? next);
        if (inside !== value) seen.add(met.backslash);
      } else if (at < text.length && text[at] !== "\n" && text[at] !== "\r") {
        const part = take(/([^\r\n]*)/)?.[1] ?? "";
        value = part.replace(/\s+#.*/, "").trimEnd();
        if (/\s#/.test(part)) seen.add("# after a blank begins a comment");
        else if (part !== value) seen.add(met.blank);
      }
      if (equals !== undefined && value === undefined) {
        skipLine("a quote is opened and never closed");
        continue;
      }
      const end = at;
      const comment = take(/(?:[^\S\r\n]*#[^\r\n]*)?/)?.[0] ?? "";
      if (comment !== "") seen.add("# begins a comment after the closing quote");
      if (take(/[^\S\r\n]*(?:\r\n|\n|\r|$)/) === undefined) {
        skipLine("something stands after the closing quote");
        continue;
      }
      if (value === undefined) continue;
      let resolved = value;
      if (decoded === "expand") {
        resolved = value.replace(/\$\{([^}:]*)(?::-([^}]*))?\}/g, (_, inner: string, fallback?: string) => {
          seen.add("${ } is replaced by a variable, in every kind of quotes");
          return outside[inner] ?? known.get(inner) ?? fallback ?? "";
        });
      }
      known.set(name, putIn(resolved));
      entries.push(envEntry({ name, raw: text.slice(from, end), value: resolved, line: lineOf(start), met: seen }));
    }
    return { entries, commented: commentedOut(text), broken };
  },
  quote(value) {
    if (/\$\{[^}]*\}/.test(value)) return undefined;
    if (/^[A-Za-z0-9_@.:/+-]+$/.test(value)) return value;
    return `'${value.replace(/[\\']/g, "\\$&")}'`;
  },
};
