import { UsageError } from "./usage-error.ts";

/** Splits a command line into words as a POSIX shell does with quotes and backslashes, and nothing else of a shell: no variables, no pipes. Throws `UsageError`. */
export function commandWords(line: string, flag: string): readonly string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote === "'" ? character === "'" : quote === '"' && character === '"') quote = undefined;
    else if (character === "\\" && quote !== "'" && at + 1 < line.length) {
      at += 1;
      word = (word ?? "") + line.charAt(at);
    } else if (quote !== undefined) word = (word ?? "") + character;
    else if (character === "'" || character === '"') {
      quote = character;
      word ??= "";
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else word = (word ?? "") + character;
  }
  if (quote !== undefined) throw new UsageError(`${flag}: a quotation mark ${quote} is opened and never closed.`);
  if (word !== undefined) words.push(word);
  if (words.length === 0) throw new UsageError(`${flag}: the command is empty.`);
  return words;
}
