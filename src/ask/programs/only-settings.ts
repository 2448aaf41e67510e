import type { Files, Reader } from "./reader.ts";

/** The files in which applications keep their settings are written by hand. The longest that is delivered with comments (GitLab's) has some 3,500 lines and 150 KB. */
const limits = { characters: 512 * 1024, lines: 8_000, lineLength: 64 * 1024, blanks: 300 };

/** Why this is no file of settings, or undefined. JSON is read by Node in one go, and exports of it are long and have no line ends. */
function tooMuch(path: string, text: string): string | undefined {
  if (path.endsWith(".json")) return undefined;
  if (text.length > limits.characters) return "it is longer than any file of settings";
  let lines = 1;
  let [from, blanks] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const c = text.charCodeAt(at);
    blanks = c === 32 || c === 9 || c === 11 || c === 12 ? blanks + 1 : 0;
    if (blanks > limits.blanks) return "it has hundreds of blanks in a row";
    if (c === 10 || c === 13) {
      lines += 1;
      from = at;
    }
    if (at - from > limits.lineLength) return "it has a line longer than any setting";
    if (lines > limits.lines) return "it has more lines than any file of settings";
  }
  return undefined;
}

/** A reader of an application that sees only what can be a file of settings: its patterns and the parsers behind it are made for such files, and a file that was made to hurt would hold them up for minutes. */
export function onlySettings(reader: Reader): Reader {
  return {
    ...reader,
    read: (path, files: Files) =>
      reader.read(path, {
        ...files,
        async read(name) {
          const read = await files.read(name);
          const why = "text" in read ? tooMuch(name, read.text) : undefined;
          return why === undefined ? read : { refused: why };
        },
      }),
  };
}
