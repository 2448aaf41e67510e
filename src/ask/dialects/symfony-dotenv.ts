import { commentedOut, type EnvDialect, type EnvEntry, type EnvReading, envEntry, linesOf, met, putIn } from "./env-dialect.ts";

// Source: symfony/dotenv 5.4, Dotenv.php (lexValue, resolveCommands, resolveVariables), read 2026-11-24. Versions 6 and 7 read values in the same way.

class Wrong extends Error {}

const command = /(\\)?\$\(/;

interface Resolution {
  readonly values: ReadonlyMap<string, string>;
  readonly outside: Readonly<Record<string, string | undefined>>;
  readonly met: Set<string>;
}

function resolve(value: string, how: Resolution): { readonly text: string; readonly command?: "yes" } {
  if (value.includes("\\")) how.met.add(met.backslash);
  if (!value.includes("$")) return { text: value.replaceAll("\\\\", "\\") };
  const escaped = command.exec(value);
  if (escaped !== null && escaped[1] === undefined) {
    how.met.add(met.command);
    return { text: value, command: "yes" };
  }
  const unescaped = value.replace(/\\(\$\()/g, "$1");
  const replaced = unescaped.replace(/(?<!\\)(\\*)\$(?!\()(\{)?([A-Za-z_][A-Za-z0-9_]*)?(:[-=][^}]*)?(\})?/gi, (whole: string, slashes: string, opening?: string, name?: string, fallback?: string, closing?: string) => {
    if (slashes.length % 2 === 1) return whole.slice(1);
    if (name === undefined) return whole;
    if (opening !== undefined && closing === undefined) throw new Wrong("a brace after $ is opened and never closed");
    how.met.add(met.variable);
    let found = how.outside[name] ?? how.values.get(name) ?? "";
    if (found === "" && fallback !== undefined) {
      if (/['"{$]/.test(fallback)) throw new Wrong("the value that stands in for an empty variable holds a quote, a brace or a $");
      found = fallback.slice(2);
    }
    return slashes + found + (opening === undefined && closing !== undefined ? "}" : "");
  });
  return { text: replaced.replaceAll("\\\\", "\\") };
}

/** The dialect of Symfony's Dotenv component. */
export const symfonyDotenv: EnvDialect = {
  title: "Symfony Dotenv",
  read(text, outside) {
    const data = text.replace(/\r\n?/g, "\n");
    const entries: EnvEntry[] = [];
    const values = new Map<string, string>();
    const lineOf = linesOf(data);
    let at = 0;
    const skipEmpty = () => {
      const empty = /(?:\s*(?:#[^\n]*)?)*/y;
      empty.lastIndex = at;
      at += empty.exec(data)?.[0].length ?? 0;
    };
    const broken: EnvReading["broken"][number][] = [];
    try {
      skipEmpty();
      while (at < data.length) {
        const start = at;
        const head = /(export[ \t]+)?([A-Za-z_][A-Za-z0-9_]*)/iy;
        head.lastIndex = at;
        const found = head.exec(data);
        const name = found?.[2];
        if (name === undefined) throw new Wrong("what stands there is no name of a variable");
        at += found?.[0].length ?? 0;
        if (data[at] === " " || data[at] === "\t") throw new Wrong("there may be no blank between the name and =");
        if (data[at] !== "=") throw new Wrong("a = is missing after the name");
        at += 1;
        const from = at;
        const seen = new Set<string>();
        const how = { values, outside, met: seen };
        let asCommand: "yes" | undefined;
        const take = (piece: string) => {
          const got = resolve(piece, how);
          asCommand ??= got.command;
          return got.text;
        };
        let value = "";
        const empty = /[ \t]*(?:#[^\n]*)?(?=\n|$)/y;
        empty.lastIndex = at;
        const nothing = empty.exec(data)?.[0];
        if (nothing !== undefined) {
          at += nothing.length;
          if (nothing.includes("#")) seen.add(met.comment);
        } else {
          if (data[at] === " " || data[at] === "\t") throw new Wrong("there may be no blank between = and the value");
          do {
            const quote = data[at];
            if (quote === "'") {
              const end = data.indexOf("'", at + 1);
              if (end === -1) throw new Wrong("a quote is opened and never closed");
              value += data.slice(at + 1, end);
              at = end + 1;
              seen.add(met.quote);
            } else if (quote === '"') {
              let piece = "";
              at += 1;
              while (at < data.length && (data[at] !== '"' || (data[at - 1] === "\\" && data[at - 2] !== "\\"))) piece += data[at++];
              if (at >= data.length) throw new Wrong("a quote is opened and never closed");
              at += 1;
              if (piece.includes("\\")) seen.add(met.backslash);
              seen.add(met.quote);
              value += take(piece.replaceAll('\\"', '"').replaceAll("\\r", "\r").replaceAll("\\n", "\n"));
            } else {
              let piece = "";
              let before = data[at - 1] ?? "";
              while (at < data.length && !["\n", '"', "'"].includes(data.charAt(at)) && !((before === " " || before === "\t") && data[at] === "#")) {
                if (data[at] === "\\" && (data[at + 1] === '"' || data[at + 1] === "'")) {
                  at += 1;
                  seen.add(met.backslash);
                }
                before = data.charAt(at);
                piece += before;
                at += 1;
              }
              piece = piece.replace(/[ \t\n\r\0\v]+$/, "");
              const got = take(piece);
              if (got === piece && /[ \t\n\v\f\r]/.test(piece)) throw new Wrong("a value with a blank inside has to stand in quotes");
              value += got;
              if (data[at] === "#") {
                seen.add(met.comment);
                break;
              }
            }
          } while (at < data.length && data[at] !== "\n");
        }
        values.set(name, putIn(value));
        entries.push(envEntry({ name, raw: data.slice(from, at), value, line: lineOf(start), met: seen, command: asCommand }));
        skipEmpty();
      }
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      broken.push({ line: lineOf(at), why: error.message, whole: "file" });
    }
    return { entries, commented: commentedOut(text), broken };
  },
  quote(value) {
    if (/^[A-Za-z0-9_@.:/+-]+$/.test(value)) return value;
    if (!value.includes("'")) return `'${value}'`;
    // inside double quotes \r and \n are line ends before any backslash is undone: such a value cannot be written there
    if (/\\[rn]/.test(value) || value.endsWith("\\")) return undefined;
    return `"${value.replace(/[\\$"]/g, "\\$&")}"`;
  },
};
