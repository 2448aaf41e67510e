import { commentedOut, type EnvDialect, type EnvEntry, type EnvReading, envEntry, met } from "./env-dialect.ts";

// Source: django-environ, environ/environ.py (read_env), read 2026-11-24; that $ at the front names another variable is from memory.

/** The dialect of django-environ: comments after a value are part of it, and $ and backslashes mean nothing outside double quotes. */
export const djangoEnviron: EnvDialect = {
  title: "django-environ",
  read(text) {
    const entries: EnvEntry[] = [];
    const broken: EnvReading["broken"][number][] = [];
    // str.splitlines() of Python ends lines at more characters than others do
    for (const [at, line] of text.split(/\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]/).entries()) {
      const match = /^(?:export )?([A-Za-z_0-9]+)=(.*)$/s.exec(line);
      if (match === null) {
        if (line !== "" && !line.startsWith("#")) broken.push({ line: at + 1, why: "it is not of the form NAME=value without blanks around =", whole: "line" });
        continue;
      }
      const [, name = "", raw = ""] = match;
      const seen = new Set<string>();
      let value = /^'(.*)'$/.exec(raw)?.[1] ?? raw;
      const double = /^"(.*)"$/.exec(value)?.[1];
      if (double !== undefined) {
        if (double.includes("\\")) seen.add(met.backslash);
        value = double.replace(/\\(.)/g, (_, next: string) => ("rnt".includes(next) ? `\\${next}` : next));
      }
      if (/[ \t]#/.test(raw)) seen.add("# and what follows it belong to the value in this program");
      if (raw !== raw.trim()) seen.add("blanks at the edge belong to the value in this program");
      entries.push(envEntry({ name, raw, value, line: at + 1, met: seen }));
    }
    return { entries, commented: commentedOut(text), broken };
  },
  quote(value) {
    if (/[\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029]/.test(value)) return undefined;
    // one that begins and ends with a quote would lose it
    return /^(["']).*\1$/s.test(value) || value !== value.trim() ? (/^".*"$/s.test(value) ? undefined : `'${value}'`) : value;
  },
};

/** What `env()` of django-environ makes of a value that begins with `$`: the variable of that name, unless the `$` is escaped. */
export function djangoProxied(value: string, lookUp: (name: string) => string | undefined): { readonly value: string; readonly because?: string } {
  if (!value.startsWith("$")) return { value };
  return { value: lookUp(value.slice(1)) ?? "", because: "a value that begins with $ is taken for the name of another variable" };
}
