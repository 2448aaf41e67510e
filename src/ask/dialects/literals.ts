/** A string literal of a programming language, read as the language reads it. */
export interface Literal {
  readonly value: string;
  /** What stands between the quotes. */
  readonly written: string;
  /** Where it ends in the text. */
  readonly end: number;
  readonly because?: string;
  /** Set where something is put in when the program runs. */
  readonly computed?: "yes";
}

export type Language = "php" | "ruby" | "python";

const common: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", v: "\v", f: "\f", "\\": "\\", '"': '"' };
const extra: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  // PHP manual, "Strings", double quoted; an unknown escape keeps its backslash
  php: { ...common, e: "\u001b", $: "$" },
  // Ruby documentation, "Literals", double-quoted; an unknown escape loses its backslash
  ruby: { ...common, a: "\u0007", b: "\b", e: "\u001b", s: " ", "#": "#" },
  // Python reference 2.4.1; an unknown escape keeps its backslash
  python: { ...common, a: "\u0007", b: "\b", "'": "'", "\n": "" },
};

/** Reads the string literal that begins at a place of the text, or undefined where none does or it is not closed. */
export function readLiteral(text: string, at: number, language: Language): Literal | undefined {
  const prefix = language === "python" ? (/[rRbBuU]{1,2}(?=['"])/y) : /(?!)/y;
  prefix.lastIndex = at;
  const flags = prefix.exec(text)?.[0] ?? "";
  const start = at + flags.length;
  const quote = text.charAt(start);
  if (quote !== "'" && quote !== '"') return undefined;
  const raw = /r/i.test(flags);
  const fence = language === "python" && text.startsWith(quote.repeat(3), start) ? quote.repeat(3) : quote;
  const doubles = language === "python" || quote === '"';
  let value = "";
  let computed: "yes" | undefined;
  let escaped = false;
  let index = start + fence.length;
  for (; index < text.length && !text.startsWith(fence, index); index += 1) {
    const c = text.charAt(index);
    const next = text.charAt(index + 1);
    if (c === "\\" && raw) {
      value += c + next;
      index += 1;
    } else if (c === "\\" && !doubles) {
      if (next === "\\" || next === quote) {
        value += next;
        index += 1;
        escaped = true;
      } else value += c;
    } else if (c === "\\") {
      escaped = true;
      const coded = /(?:x([0-9A-Fa-f]{1,2})|u\{?([0-9A-Fa-f]{1,6})\}?|([0-7]{1,3}))/y;
      coded.lastIndex = index + 1;
      const code = coded.exec(text);
      const known = extra[language][next];
      if (known !== undefined) {
        value += known;
        index += 1;
      } else if (code !== null) {
        const number = code[1] !== undefined ? Number.parseInt(code[1], 16) : code[2] !== undefined ? Number.parseInt(code[2], 16) : Number.parseInt(code[3] ?? "0", 8);
        value += number <= 0x10ffff ? String.fromCodePoint(number) : "";
        index += code[0].length;
      } else if (language === "ruby") {
        value += next;
        index += 1;
      } else value += c;
    } else {
      if (doubles && language === "php" && ((c === "$" && /[A-Za-z_{]/.test(next)) || (c === "{" && next === "$"))) computed = "yes";
      if (doubles && language === "ruby" && c === "#" && /[{$@]/.test(next)) computed = "yes";
      value += c;
    }
  }
  if (index >= text.length) return undefined;
  const written = text.slice(start + fence.length, index);
  const because = computed === "yes" ? `inside double quotes ${language === "php" ? "$ begins the name of a variable" : "#{ } is worked out"}` : escaped ? "a backslash takes the next character with it" : undefined;
  return { value, written, end: index + fence.length, ...(because === undefined ? {} : { because }), ...(computed === undefined ? {} : { computed }) };
}

/** Each quote that is never closed costs a walk to the end of the file: after so many the file is no program any more. */
const maxUnclosed = 20;

/** The text with every comment blanked out, so that places and lines stay what they were. Strings are left alone. */
export function withoutComments(text: string, language: Language): string {
  let out = "";
  let unclosed = 0;
  for (let at = 0; at < text.length; ) {
    const quote = /['"]/.test(text.charAt(at));
    const literal = unclosed < maxUnclosed ? readLiteral(text, at, language) : undefined;
    if (quote && literal === undefined) unclosed += 1;
    if (literal !== undefined && (at === 0 || !/\w/.test(text.charAt(at - 1)) || /['"]/.test(text.charAt(at)))) {
      out += text.slice(at, literal.end);
      at = literal.end;
      continue;
    }
    const comment = language === "php" ? /(?:#(?!\[)|\/\/)[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y : language === "ruby" ? /#[^\n]*|(?<=^|\n)=begin[\s\S]*?(?:\n=end[^\n]*|$)/y : /#[^\n]*/y;
    comment.lastIndex = at;
    const found = comment.exec(text)?.[0];
    if (found !== undefined && found !== "") {
      out += found.replace(/[^\n]/g, " ");
      at += found.length;
    } else {
      out += text.charAt(at);
      at += 1;
    }
  }
  return out;
}
