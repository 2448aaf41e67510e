// Source: compose-spec/compose-go, template/template.go, and docs.docker.com/reference/compose-file/interpolation (${NAME:+other} among the rest), read 2026-11-24.

/** A text that Compose refuses to interpolate. */
export class TemplateWrong extends Error {}

/** A default may hold variables that have defaults; nobody nests deeper than this. */
const maxDepth = 20;

/** Variables that are put into variables double each time: no setting is longer. */
const longest = 100_000;

/** Puts variables in as Compose does: $NAME, ${NAME}, ${NAME:-default}, ${NAME-default}, ${NAME:?error}, ${NAME?error}, ${NAME:+other}, and $$ for one $. Throws `TemplateWrong`. */
export function interpolate(text: string, lookUp: (name: string) => string | undefined, depth = 0): string {
  if (depth > maxDepth) throw new TemplateWrong("variables are nested too deeply");
  let out = "";
  for (let at = 0; at < text.length; ) {
    const c = text.charAt(at);
    if (out.length > longest) throw new TemplateWrong("by the variables put in it grows beyond any setting");
    if (c !== "$") {
      out += c;
      at += 1;
      continue;
    }
    if (text[at + 1] === "$") {
      out += "$";
      at += 2;
      continue;
    }
    const named = /[_a-z][_a-z0-9]*/iy;
    named.lastIndex = at + 1;
    const name = named.exec(text)?.[0];
    if (name !== undefined) {
      out += lookUp(name) ?? "";
      at += 1 + name.length;
      continue;
    }
    if (text[at + 1] !== "{") throw new TemplateWrong("a $ stands before something that is no name of a variable; one $ is written as $$");
    const end = closing(text, at + 1);
    const inside = /^([_a-z][_a-z0-9]*)(?:(:?[-?+])([\s\S]*))?$/i.exec(text.slice(at + 2, end));
    if (end === -1 || inside === null) throw new TemplateWrong("what stands in ${ } is no name of a variable; one $ is written as $$");
    const [, key = "", operator = "", rest = ""] = inside;
    const value = lookUp(key);
    const missing = value === undefined || (operator.startsWith(":") && value === "");
    const given = () => interpolate(rest, lookUp, depth + 1);
    if (operator.endsWith("-")) out += missing ? given() : value;
    else if (operator.endsWith("+")) out += missing ? "" : given();
    else if (operator.endsWith("?") && missing) throw new TemplateWrong(`the variable ${key} is required and not set`);
    else out += value ?? "";
    at = end + 1;
  }
  return out;
}

/** Where the brace that opens at a place is closed, or -1. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === "{") depth += 1;
    if (text[at] === "}") {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}
