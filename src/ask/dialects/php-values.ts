import { readLiteral, withoutComments } from "./literals.ts";

/** A value of a PHP array, by its keys. */
export interface PhpValue {
  readonly path: readonly string[];
  readonly value: string;
  readonly written: string;
  readonly at: number;
  readonly because?: string;
  readonly computed?: "yes";
}

const maxDepth = 40;

/** Reads the array that begins at a place of the text, in both ways of writing one; what is no plain value is marked as computed. */
export function phpArray(text: string, from: number): readonly PhpValue[] {
  const out: PhpValue[] = [];
  let at = from;
  const skip = () => {
    const blank = /\s*/y;
    blank.lastIndex = at;
    at += blank.exec(text)?.[0].length ?? 0;
  };
  const word = (pattern: RegExp): string | undefined => {
    const sticky = new RegExp(pattern.source, "iy");
    sticky.lastIndex = at;
    const found = sticky.exec(text)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  const readArray = (path: readonly string[]): boolean => {
    const open = word(/array\s*\(|\[/);
    if (open === undefined || path.length > maxDepth) return false;
    const close = open === "[" ? "]" : ")";
    for (let index = 0; at < text.length; ) {
      skip();
      if (text[at] === close) {
        at += 1;
        return true;
      }
      let key = String(index);
      const literal = readLiteral(text, at, "php");
      const number = literal === undefined ? /-?\d+(?=\s*=>)/y : undefined;
      if (number !== undefined) number.lastIndex = at;
      const arrowAfter = /\s*=>/y;
      arrowAfter.lastIndex = literal?.end ?? at;
      if (literal !== undefined && arrowAfter.test(text)) {
        key = literal.value;
        at = arrowAfter.lastIndex;
      } else if (number?.test(text) === true) {
        key = text.slice(at, number.lastIndex);
        at = number.lastIndex;
        word(/\s*=>/);
      } else index += 1;
      skip();
      if (!readValue([...path, key], close)) return false;
      skip();
      if (text[at] === ",") at += 1;
      else if (text[at] !== close) return false;
    }
    return false;
  };
  const readValue = (path: readonly string[], close: string): boolean => {
    const start = at;
    const arrayAhead = /array\s*\(|\[/iy;
    arrayAhead.lastIndex = at;
    if (arrayAhead.test(text)) return readArray(path);
    const literal = readLiteral(text, at, "php");
    if (literal !== undefined) at = literal.end;
    const plain = literal === undefined ? word(/(?:true|false|null|-?\d+(?:\.\d+)?)(?![\w(])/) : undefined;
    skip();
    if (text[at] === "," || text[at] === close) {
      if (literal !== undefined) out.push({ path, value: literal.value, written: literal.written, at: start, ...(literal.because === undefined ? {} : { because: literal.because }), ...(literal.computed === undefined ? {} : { computed: "yes" }) });
      else if (plain !== undefined) out.push({ path, value: /^null$/i.test(plain) ? "" : plain, written: plain, at: start });
      else return false;
      return true;
    }
    // something that is worked out when the program runs: skipped up to the comma that ends it
    let depth = 0;
    while (at < text.length) {
      const inside = readLiteral(text, at, "php");
      if (inside !== undefined) {
        at = inside.end;
        continue;
      }
      const c = text.charAt(at);
      // a quote that is never closed: the file is half-written, and nothing after it can be told apart
      if (c === "'" || c === '"') return false;
      if (depth === 0 && (c === "," || c === close)) break;
      if ("([{".includes(c)) depth += 1;
      if (")]}".includes(c)) depth -= 1;
      at += 1;
    }
    out.push({ path, value: "", written: text.slice(start, at).trim(), at: start, computed: "yes" });
    return true;
  };
  readArray([]);
  return out;
}

/** One constant that a PHP file defines with a plain value. */
export interface PhpConstant extends PhpValue {
  readonly name: string;
  readonly commented?: "yes";
}

/** The constants that a PHP file defines: `define( 'NAME', value )`. PHP keeps the first of two definitions. */
export function phpConstants(text: string): readonly PhpConstant[] {
  const clean = withoutComments(text, "php");
  const out: PhpConstant[] = [];
  for (const match of text.matchAll(/\bdefine\s*\(\s*(['"])([A-Za-z_]\w*)\1\s*,\s*/gi)) {
    const name = match[2] ?? "";
    const at = match.index + match[0].length;
    const commented = clean.startsWith("define", match.index) || /\S/.test(clean.charAt(match.index)) ? {} : { commented: "yes" as const };
    const literal = readLiteral(text, at, "php");
    const after = literal === undefined ? "" : text.slice(literal.end).trimStart().charAt(0);
    if (literal !== undefined && after === ")") out.push({ name, path: [name], value: literal.value, written: literal.written, at, ...commented, ...(literal.because === undefined ? {} : { because: literal.because }), ...(literal.computed === undefined ? {} : { computed: "yes" }) });
    else {
      const bare = /(true|false|null|-?\d+)\s*\)/iy;
      bare.lastIndex = at;
      const value = bare.exec(text)?.[1];
      if (value === undefined) out.push({ name, path: [name], value: "", written: "", at, computed: "yes", ...commented });
      else out.push({ name, path: [name], value: value.toLowerCase(), written: value, at, ...commented });
    }
  }
  return out;
}
