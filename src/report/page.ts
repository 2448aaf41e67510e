import { safe } from "./safe.ts";
import { dressed, type Look } from "./style.ts";

/** Breaks a text at blanks into lines of at most `width` characters; a word that is longer stays whole, so that it can be copied. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === "" ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines;
}

const narrowestColumn = 24;

/** A page of plain text for a terminal: everything put on it is made safe, wrapped and indented. */
export class Page {
  readonly #lines: string[] = [];
  readonly #width: number;
  readonly #colour: "yes" | "no";

  constructor(width: number, colour: "yes" | "no") {
    this.#width = width;
    this.#colour = colour;
  }

  gap(): void {
    if (this.#lines.length > 0 && this.#lines.at(-1) !== "") this.#lines.push("");
  }

  heading(text: string): void {
    this.gap();
    this.text(text, 0, "", "title");
  }

  /** A paragraph. `mark` stands in front of its first line, and the others are indented as far. */
  text(text: string, indent = 0, mark = "", look: Look = "plain"): void {
    const lead = " ".repeat(indent);
    const hanging = " ".repeat(mark.length);
    const lines = wrap(safe(text), Math.max(20, this.#width - indent - mark.length));
    lines.forEach((line, index) => this.#lines.push(`${lead}${index === 0 ? mark : hanging}${dressed(line, look, this.#colour)}`.trimEnd()));
  }

  /** Somebody else's words, or a letter, line by line; a line that is too long goes on below, further in. */
  verbatim(text: string, indent: number): void {
    for (const line of text.split(/\r?\n/)) {
      const parts = wrap(safe(line), Math.max(20, this.#width - indent - 2));
      parts.forEach((part, index) => this.#lines.push(`${" ".repeat(indent + (index === 0 ? 0 : 2))}${part}`.trimEnd()));
    }
  }

  /** What is to be copied: never broken, however long it is. */
  exact(text: string, indent: number): void {
    for (const line of text.split(/\r?\n/)) this.#lines.push(`${" ".repeat(indent)}${safe(line)}`.trimEnd());
  }

  /** One row of a table of three columns: a name, a mark with its look, and words that wrap in their own column. */
  row(name: string, nameWidth: number, mark: string, markWidth: number, look: Look, words: string): void {
    const lead = 2 + nameWidth + 2 + markWidth + 2;
    const front = `  ${name.padEnd(nameWidth)}  ${dressed(mark, look, this.#colour)}`;
    // Where the third column would be too narrow to read, it goes below.
    if (this.#width - lead < narrowestColumn) {
      this.#lines.push(front.trimEnd());
      return this.text(words, 4);
    }
    const [first = "", ...rest] = wrap(safe(words), this.#width - lead);
    this.#lines.push(`${front}${" ".repeat(markWidth - mark.length)}  ${first}`.trimEnd());
    for (const line of rest) this.#lines.push(" ".repeat(lead) + line);
  }

  toString(): string {
    return `${this.#lines.join("\n").trimEnd()}\n`;
  }
}
