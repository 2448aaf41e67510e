import type { Place } from "../../model/settings-facts.ts";
import { withoutTrailing } from "./without-trailing.ts";

/** One parameter of main.cf, as written. */
export interface Parameter {
  readonly value: string;
  readonly at: Place;
}

/** Logical lines of Postfix's own files: a line that begins with blanks continues the one before; comments and empty lines do not end it (postconf(5)). */
export function postfixLines(text: string): readonly { readonly line: string; readonly number: number }[] {
  const lines: { line: string; number: number }[] = [];
  for (const [at, raw] of text.split("\n").entries()) {
    if (/^[ \t\r]*(?:#|$)/.test(raw)) continue;
    const last = lines.at(-1);
    if (/^[ \t]/.test(raw) && last !== undefined) last.line += `\n${raw}`;
    else lines.push({ line: raw, number: at + 1 });
  }
  return lines.map(({ line, number }) => ({ line: withoutTrailing(line.replace(/\n[ \t]*/g, " "), " \t\r"), number }));
}

/** The parameters of main.cf: of several lines the last one counts; `lost` are the others. */
export function postfixParameters(text: string, path: string): { readonly parameters: Map<string, Parameter>; readonly lost: readonly { readonly at: Place; readonly winner: Place }[] } {
  const parameters = new Map<string, Parameter>();
  const lost: { at: Place; winner: Place }[] = [];
  for (const { line, number } of postfixLines(text)) {
    const cut = /^([^\s=]+)[ \t]*=[ \t]*(.*)$/s.exec(line);
    if (cut === null) continue;
    const key = cut[1] ?? "";
    const at: Place = { path, line: number, key };
    const before = parameters.get(key);
    if (before !== undefined && before.value !== (cut[2] ?? "")) lost.push({ at: before.at, winner: at });
    parameters.set(key, { value: cut[2] ?? "", at });
  }
  return { parameters, lost };
}

/** Defaults of Postfix that sending depends on (postconf(5), 3.7). */
const defaults: Readonly<Record<string, string>> = { config_directory: "/etc/postfix", queue_directory: "/var/spool/postfix", data_directory: "/var/lib/postfix", default_database_type: "hash", smtp_helo_name: "$myhostname", empty: "" };

/** A value with `$name`, `${name}`, `$(name)`, `${name?text}` and `${name:text}` replaced (postconf(5), "parameter expansion"); circles end as empty. */
export function postfixExpanded(value: string, parameters: ReadonlyMap<string, Parameter>, depth = 0): string {
  if (depth > 10 || !value.includes("$")) return value;
  return value
    .replace(/\$\$|\$\{([^{}]*)\}|\$\(([^()]*)\)|\$(\w+)/g, (whole, braced?: string, round?: string, bare?: string) => {
      if (whole === "$$") return "\u0000";
      const [, name = "", sign, text = ""] = /^(\w+)(?:([?:])\{?([\s\S]*?)\}?)?$/.exec(braced ?? round ?? bare ?? "") ?? [];
      const found = parameters.get(name)?.value ?? defaults[name];
      const known = found === undefined ? "" : postfixExpanded(found, parameters, depth + 1);
      if (sign === "?") return known === "" ? "" : text;
      if (sign === ":") return known === "" ? text : known;
      return known;
    })
    .replaceAll("\u0000", "$");
}
