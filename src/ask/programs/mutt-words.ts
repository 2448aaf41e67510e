/** One word of a muttrc as Mutt reads it. */
export interface MuttWord {
  readonly value: string;
  /** Where reading goes on behind the word. */
  readonly end: number;
  /** Set where a command would have to be run to know the value. */
  readonly command?: "yes";
  /** Why the value is not what stands there. */
  readonly because?: string;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", e: "\u001b" };

/** What a word is read with: the variables of the environment, and how the program treats a name that is not set. */
export interface MuttContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Mutt drops `$name` where nothing of that name is set; NeoMutt leaves it. */
  readonly unknownName: "dropped" | "kept";
  /** Settings of the file so far, which `$name` can mean as well. */
  readonly settings: ReadonlyMap<string, string>;
}

/** Reads one word from a place in a line by the rules of the Mutt manual, section 3.2 "Syntax of Initialization Files": quotes, backslash, `#`, `;`, `$name`, backticks. */
export function muttWord(line: string, from: number, context: MuttContext): MuttWord {
  let value = "";
  let quote = "";
  let command: "yes" | undefined;
  let because: string | undefined;
  let lastBrace: number | undefined;
  let at = from;
  for (; at < line.length; at += 1) {
    const c = line[at] ?? "";
    if (quote === "" && (c === " " || c === "\t" || c === "\n" || c === ";" || c === "#")) {
      if (c === "#") because = "everything after # is a comment for Mutt, outside of quotes";
      if (c === ";") because = "a ; outside of quotes ends the command for Mutt";
      break;
    }
    if (c === quote) quote = "";
    else if (quote === "" && (c === '"' || c === "'")) {
      quote = c;
      if (at > from) because ??= "a quote inside the value opens a quotation for Mutt and is not part of the value";
    } else if (c === "\\" && quote !== "'") {
      at += 1;
      const next = line[at];
      if (next === undefined) break;
      because ??= "the backslash makes the next character special for Mutt and is not part of the value";
      const octal = /^[0-3][0-7]{2}/.exec(line.slice(at, at + 3))?.[0];
      if (octal !== undefined) {
        value += String.fromCharCode(Number.parseInt(octal, 8));
        at += 2;
      } else if (next === "c" || next === "C") {
        at += 1;
        value += String.fromCharCode((line.charCodeAt(at) || 64) & 0x1f);
      } else value += escapes[next] ?? next;
    } else if (c === "`" && quote !== "'") {
      const close = line.indexOf("`", at + 1);
      if (close === -1) return { value, end: line.length, because: "a backtick begins a command for Mutt, and no second one ends it: the rest is lost" };
      command = "yes";
      because = "what stands between backticks is a command for Mutt; its output is taken";
      at = close;
    } else if (c === "$" && quote !== "'" && /[{A-Za-z]/.test(line[at + 1] ?? "")) {
      const braced = line[at + 1] === "{";
      if (braced) lastBrace ??= line.lastIndexOf("}");
      const name = braced && at > (lastBrace ?? 0) ? undefined : (braced ? /^\{([^}]*)\}/ : /^(\w+)/).exec(line.slice(at + 1))?.[1];
      if (name === undefined) {
        value += c;
        continue;
      }
      const known = context.environment[name] ?? context.settings.get(name);
      const whole = line.slice(at, at + 1 + name.length + (braced ? 2 : 0));
      value += known ?? (context.unknownName === "dropped" ? "" : whole);
      because = "Mutt takes $ and the word behind it for a variable, except between single quotes";
      at += whole.length - 1;
    } else value += c;
  }
  if (quote !== "") because ??= "a quote opens a quotation for Mutt that nothing closes";
  const next = line.slice(at);
  if (because === undefined && /^[ \t]+[^\s#;]/.test(next) && !/^[ \t]+\w+[ \t]*=/.test(next)) because = "a blank ends the value for Mutt, outside of quotes";
  return { value, end: at, ...(command === undefined ? {} : { command }), ...(because === undefined ? {} : { because }) };
}
