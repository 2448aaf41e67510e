/** One variable as one program reads it out of a file of `NAME=value` lines. */
export interface EnvEntry {
  readonly name: string;
  /** What the program makes of it. */
  readonly value: string;
  /** What a person sees there as the value: the text after `=` without the blanks around it and without one pair of quotes around all of it. */
  readonly written: string;
  readonly line: number;
  /** Why `value` is not `written`, in the format's own terms; only where they differ. */
  readonly because?: string;
  /** Set where the value is made by a command that the file names: it is never run here, and `value` is the text as it stands. */
  readonly command?: "yes";
}

/** What one program reads out of such a file. */
export interface EnvReading {
  /** In the order of the file; of a name that stands twice the program takes the last. */
  readonly entries: readonly EnvEntry[];
  /** Lines that would set a variable if they were no comment. */
  readonly commented: readonly { readonly name: string; readonly line: number }[];
  /** Where the program refuses the file, or a line of it, and why. */
  readonly broken: readonly { readonly line: number; readonly why: string; readonly whole: "file" | "line" }[];
}

/** One way of reading files of `NAME=value` lines; every library has its own. */
export interface EnvDialect {
  /** The library, as its users know it. */
  readonly title: string;
  /** `outside`: variables that exist before the file is read. */
  read(text: string, outside: Readonly<Record<string, string | undefined>>): EnvReading;
  /** The value so written that this dialect reads it unchanged; undefined where it cannot be written. */
  quote(value: string): string | undefined;
}

/** Lines that are comments and would otherwise set a variable. */
export function commentedOut(text: string): EnvReading["commented"] {
  return text.split(/\r\n|\n|\r/).flatMap((line, at) => {
    const name = /^\s*#+\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_.]*)=\S/.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: at + 1 }];
  });
}

/** The text of a value as a person sees it. */
export function writtenValue(raw: string): string {
  const trimmed = raw.replace(/^[ \t]+|[ \t\r\n]+$/g, "");
  const quoted = /^(["'`])([\s\S]*)\1$/.exec(trimmed);
  return trimmed.length > 1 && quoted?.[2] !== undefined ? quoted[2] : trimmed;
}

/** An entry with the reason why its value is not what stands there, made of what the reading met. */
export function envEntry(parts: { readonly name: string; readonly raw: string; readonly value: string; readonly line: number; readonly met: ReadonlySet<string>; readonly command?: "yes" | undefined }): EnvEntry {
  const written = writtenValue(parts.raw);
  const because = parts.met.size === 0 ? "the program reads quotes and blanks around it otherwise" : [...parts.met].join("; ");
  return { name: parts.name, value: parts.value, written, line: parts.line, ...(parts.value === written ? {} : { because }), ...(parts.command === undefined ? {} : { command: parts.command }) };
}

/** The reasons that several dialects share. */
export const met = {
  comment: "everything from # on is a comment",
  variable: "$ begins the name of a variable, and its value is put in",
  command: "$( ) is run as a command, and what it prints is put in",
  backslash: "a backslash takes the next character with it",
  quote: "quotation marks end the value or are taken away",
  blank: "blanks at the edge are cut off",
} as const;

/** Says for a place of a text in which line it is, from 1. Made once for a text: counting anew for every place would take time by the square. */
export function linesOf(text: string): (at: number) => number {
  const ends: number[] = [];
  for (let index = text.indexOf("\n"); index !== -1; index = text.indexOf("\n", index + 1)) ends.push(index);
  return (at) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] ?? 0) < at) low = middle + 1;
      else high = middle;
    }
    return low + 1;
  };
}

/** No setting of mail is longer: variables that are put into variables double with every line, and what grew so long is put in no more. */
const longestPutIn = 1_024;

/** A value as it may be put into others. */
export const putIn = (value: string): string => (value.length > longestPutIn ? "" : value);
