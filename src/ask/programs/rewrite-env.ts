import type { EnvDialect } from "../dialects/env-dialect.ts";
import { writtenValue } from "../dialects/env-dialect.ts";

/** Sets variables in a text of NAME=value lines and leaves every other byte as it is. The last line of a name counts, so the last is changed; a new name comes to the end. Throws TypeError for a value that the format cannot hold. */
export function rewriteEnv(text: string, dialect: EnvDialect, values: Readonly<Record<string, string>>): string {
  let out = text;
  for (const [name, value] of Object.entries(values)) {
    const quoted = dialect.quote(value);
    if (quoted === undefined) throw new TypeError(`${dialect.title} cannot hold this value for ${name}`);
    const lines = [...out.matchAll(new RegExp(`^([ \\t]*(?:export[ \\t]+)?${name.replace(/\W/g, "\\$&")}[ \\t]*=)([^\\r\\n]*)`, "gm"))];
    const last = lines.at(-1);
    const eol = /\r\n/.test(out) ? "\r\n" : "\n";
    if (last === undefined) {
      out += `${out === "" || out.endsWith("\n") ? "" : eol}${name}=${quoted}${eol}`;
      continue;
    }
    const start = last.index + (last[1]?.length ?? 0);
    // a value of several lines ends where the dialect says so
    const entry = dialect.read(out, {}).entries.findLast((one) => one.name === name);
    const spread = entry === undefined ? 0 : Math.max(0, entry.written.split("\n").length - 1);
    let end = start + (last[2]?.length ?? 0);
    for (let more = 0; more < spread && writtenValue(out.slice(start, end)) !== entry?.written; more += 1) {
      const next = out.indexOf("\n", end + 1);
      end = next === -1 ? out.length : next - (out[next - 1] === "\r" ? 1 : 0);
    }
    const comment = spread === 0 ? (/[ \t]+#.*$/.exec(out.slice(start, end))?.[0] ?? "") : "";
    const keeps = comment !== "" && dialect.read(`A=${quoted}${comment}\n`, {}).entries[0]?.value === value;
    out = out.slice(0, start) + quoted + (keeps ? comment : "") + out.slice(end);
    if (dialect.read(out, {}).entries.findLast((one) => one.name === name)?.value !== value) throw new TypeError(`${name} could not be changed without touching more`);
  }
  return out;
}
