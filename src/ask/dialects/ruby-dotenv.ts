import { commentedOut, type EnvDialect, type EnvEntry, envEntry, lineAt, met } from "./env-dialect.ts";

// Source: bkeepers/dotenv 3 for Ruby, lib/dotenv/parser.rb, and substitutions/*.rb of version 2.4, read 2026-11-24.

const line = /^\s*(?:export\s+)?([\w.]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|[^#\r\n]+)?\s*(?:#.*)?$/gm;

/** The dialect of the gem dotenv (Rails, Mastodon, Discourse). Version 3; version 2 leaves backslashes outside quotes alone. */
export const rubyDotenv: EnvDialect = {
  title: "dotenv for Ruby",
  read(text, outside) {
    const lines = text.replace(/\r\n?/g, "\n");
    const entries: EnvEntry[] = [];
    const known = new Map<string, string>();
    for (const match of lines.matchAll(line)) {
      const name = match[1] ?? "";
      const taken = (match[2] ?? "").trim();
      const quoted = /^(['"])([\s\S]*)\1$/.exec(taken);
      const quote = quoted?.[1];
      let value = quoted?.[2] ?? taken;
      const seen = new Set<string>();
      const whole = match[0].replace(/^\s+/, "");
      if (whole.slice(whole.indexOf(match[2] ?? "\0") + (match[2]?.length ?? 0)).includes("#")) seen.add(met.comment);
      let command: "yes" | undefined;
      if (quote !== "'") {
        // \n and \r stay as they are unless the file asks for the old way
        const kept = quote === '"' ? value.replaceAll("\\n", "\\\\\\n").replaceAll("\\r", "\\\\\\r") : value;
        const unescaped = kept.replace(/\\([^$])/g, "$1");
        if (unescaped !== value) seen.add(met.backslash);
        value = unescaped.replace(/(\\)?(\$)(?!\()\{?([A-Z0-9_]+)?\}?/gi, (all: string, slash?: string, _dollar?: string, inner?: string) => {
          if (slash !== undefined) return all.slice(1);
          if (inner === undefined) return all;
          seen.add(met.variable);
          return outside[inner] ?? known.get(inner) ?? "";
        });
        if (/(?<!\\)\$\(/.test(value)) {
          command = "yes";
          seen.add(met.command);
        }
      }
      known.set(name, value);
      const raw = seen.has(met.comment) ? whole.replace(/^[^=:]*[=:]/, "") : taken;
      entries.push(envEntry({ name, raw, value, line: lineAt(lines, match.index + (match[0].length - whole.length)), met: seen, command }));
    }
    return { entries, commented: commentedOut(text), broken: [] };
  },
  quote(value) {
    if (/^[A-Za-z0-9_@.:/+-]+$/.test(value)) return value;
    if (!value.includes("'") && !value.endsWith("\\")) return `'${value}'`;
    return undefined;
  },
};
