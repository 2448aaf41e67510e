import { commentedOut, type EnvDialect, type EnvEntry, envEntry, linesOf, met } from "./env-dialect.ts";

// Source: dotenv 16.6.1 for Node.js, lib/main.js (parse), read 2026-11-24. Variables are not put in: that is another package (dotenv-expand).

const line = /^\s*(?:export\s+)?([\w.-]+)(?:\s*=\s*?|:\s+?)(\s*'(?:\\'|[^'])*'|\s*"(?:\\"|[^"])*"|\s*`(?:\\`|[^`])*`|[^#\r\n]+)?\s*(?:#.*)?$/gm;

/** The dialect of the package dotenv for Node.js. */
export const nodeDotenv: EnvDialect = {
  title: "dotenv for Node.js",
  read(text) {
    const lines = text.replace(/\r\n?/g, "\n");
    const lineOf = linesOf(lines);
    const entries: EnvEntry[] = [];
    for (const match of lines.matchAll(line)) {
      const name = match[1] ?? "";
      const taken = (match[2] ?? "").trim();
      let value = taken.replace(/^(['"`])([\s\S]*)\1$/gm, "$2");
      if (taken.startsWith('"')) value = value.replaceAll("\\n", "\n").replaceAll("\\r", "\r");
      const seen = new Set<string>();
      const whole = match[0].replace(/^\s+/, "");
      if (whole.slice(whole.indexOf(match[2] ?? "\0") + (match[2]?.length ?? 0)).includes("#")) seen.add(met.comment);
      if (taken.startsWith('"') && /\\[nr]/.test(taken)) seen.add("\\n and \\r inside double quotes are line ends");
      // a person sees the value up to the end of the line, comment or not
      const raw = seen.has(met.comment) ? whole.replace(/^[^=:]*[=:]/, "") : taken;
      entries.push(envEntry({ name, raw, value, line: lineOf(match.index + (match[0].length - whole.length)), met: seen }));
    }
    return { entries, commented: commentedOut(text), broken: [] };
  },
  quote(value) {
    if (/^[^\s'"`#][^\s'"`#]*$/.test(value)) return value;
    for (const quote of ["'", "`", '"']) {
      if (value.includes(quote) || value.endsWith("\\")) continue;
      if (quote === '"' && /\\[nr]/.test(value)) continue;
      return quote + value + quote;
    }
    return undefined;
  },
};
