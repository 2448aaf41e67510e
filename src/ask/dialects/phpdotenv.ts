import { commentedOut, type EnvDialect, type EnvEntry, type EnvReading, envEntry, met, putIn } from "./env-dialect.ts";

// Source: vlucas/phpdotenv 5, src/Parser/{Lexer,Lines,EntryParser}.php and src/Loader/Resolver.php, read 2026-11-24.

const token = /[\r\n]{1,1000}|[ \t\v\f]{1,1000}|\\|'|"|#|\$|[^\s\\'"#$]{1,1000}|[^\\'"#$\r\n \t\v\f]/gy;
const isBlank = (text: string) => /^[ \t\v\f\r\n]+$/.test(text);
/** PHP's trim. */
const trim = (text: string) => text.replace(/^[ \t\n\r\0\v]+|[ \t\n\r\0\v]+$/g, "");
const escapes: Readonly<Record<string, string>> = { f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" };

/** Does this line end a value of several lines? */
function stops(line: string, started: "here" | "before"): boolean {
  if (line === '"') return true;
  const ends = [...line.replaceAll("\\\\", "").matchAll(/(?=([^\\]"))/g)].length;
  return started === "here" ? ends > 1 : ends >= 1;
}

/** Lines joined to entries, each with the number of its first line. */
function entriesOf(text: string): readonly { readonly text: string; readonly line: number }[] {
  const out: { text: string; line: number }[] = [];
  let open: { lines: string[]; line: number } | undefined;
  for (const [at, line] of text.split(/\r\n|\n|\r/).entries()) {
    const starts = line.includes('="') && !stops(line, "here");
    if (starts && open === undefined) open = { lines: [], line: at + 1 };
    if (open !== undefined) {
      open.lines.push(line);
      if (!stops(line, starts ? "here" : "before")) continue;
      out.push({ text: open.lines.join("\n"), line: open.line });
      open = undefined;
      continue;
    }
    if (trim(line) !== "" && !trim(line).startsWith("#")) out.push({ text: line, line: at + 1 });
  }
  return out.filter((one) => trim(one.text) !== "" && !trim(one.text).startsWith("#"));
}

interface Value {
  readonly text: string;
  /** Where a `$` stands that may begin a variable. */
  readonly variables: readonly number[];
  readonly met: Set<string>;
}

/** Follows the library's own automaton over the tokens of a value. */
function valueOf(raw: string): Value | { readonly wrong: string } {
  let state: "initial" | "bare" | "single" | "double" | "escape" | "blank" | "comment" = "initial";
  let text = "";
  const variables: number[] = [];
  const seen = new Set<string>();
  for (const [part] of raw.matchAll(token)) {
    switch (state) {
      case "initial":
      case "bare":
        if (part === "#") {
          state = "comment";
          seen.add(met.comment);
        } else if (state === "initial" && part === "'") state = "single";
        else if (state === "initial" && part === '"') state = "double";
        else if (state === "bare" && isBlank(part)) state = "blank";
        else {
          if (part === "$") variables.push(text.length);
          text += part;
          state = "bare";
        }
        break;
      case "single":
        if (part === "'") state = "blank";
        else text += part;
        break;
      case "double":
        if (part === '"') state = "blank";
        else if (part === "\\") state = "escape";
        else {
          if (part === "$") variables.push(text.length);
          text += part;
        }
        break;
      case "escape": {
        const known = escapes[part.charAt(0)];
        if (part === '"' || part === "\\" || part === "$") text += part;
        else if (known !== undefined) text += known + part.slice(1);
        else return { wrong: "a backslash inside double quotes stands before a character that may not be escaped" };
        seen.add(met.backslash);
        state = "double";
        break;
      }
      case "blank":
        if (part === "#") {
          state = "comment";
          seen.add(met.comment);
        } else if (!isBlank(part)) return { wrong: "a value with a blank inside, or with something after its closing quote, has to stand in quotes as a whole" };
        break;
      default:
    }
  }
  if (state === "single" || state === "double" || state === "escape") return { wrong: "a quote is opened and never closed" };
  return { text, variables, met: seen };
}

/** What Laravel's helper env() makes of certain words: `null` and `empty` are no password. */
export function laravelWord(value: string): string {
  const word = value.toLowerCase();
  if (["null", "(null)", "empty", "(empty)", "false", "(false)"].includes(word)) return "";
  if (word === "(true)") return "true";
  return /^(['"])([\s\S]*)\1$/.exec(value)?.[2] ?? value;
}

/** The dialect of Laravel and other PHP programs: vlucas/phpdotenv 5. */
export const phpdotenv: EnvDialect = {
  title: "PHP dotenv",
  read(text, outside) {
    const entries: EnvEntry[] = [];
    const broken: EnvReading["broken"][number][] = [];
    const known = new Map<string, string>();
    for (const one of entriesOf(text)) {
      const equals = one.text.indexOf("=");
      if (equals === -1) continue;
      const name = trim(one.text.slice(0, equals)).replace(/^export\s+/, "").replace(/^(['"])(.+)\1$/, "$2");
      const raw = trim(one.text.slice(equals + 1));
      if (!/^[A-Za-z0-9_.]+$/.test(name)) {
        broken.push({ line: one.line, why: "what stands before = is no name of a variable", whole: "file" });
        continue;
      }
      const value = valueOf(raw);
      if ("wrong" in value) {
        broken.push({ line: one.line, why: value.wrong, whole: "file" });
        continue;
      }
      let resolved = value.text;
      for (const at of [...value.variables].reverse()) {
        const rest = resolved.slice(at).replace(/^\$\{([A-Za-z0-9_.]+)\}/, (whole, inner: string) => {
          const found = outside[inner] ?? known.get(inner);
          if (found !== undefined) value.met.add(met.variable);
          return found ?? whole;
        });
        resolved = resolved.slice(0, at) + rest;
      }
      known.set(name, putIn(outside[name] ?? resolved));
      entries.push(envEntry({ name, raw, value: resolved, line: one.line, met: value.met }));
    }
    return { entries, commented: commentedOut(text), broken };
  },
  quote(value) {
    if (/^[A-Za-z0-9_@.:/+-]+$/.test(value)) return value;
    if (!/['\r\n]/.test(value)) return `'${value}'`;
    // a line end inside double quotes is only joined again where the first line has not ended, which the escape spares
    return `"${value.replace(/[\\"$]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;
  },
};
