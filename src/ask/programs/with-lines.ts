/** Lets a change work on the lines of a text and puts them together again with the text's own line ends, its last one as it was. */
export function withLines(text: string, change: (lines: string[]) => void): string {
  const end = text.includes("\r\n") ? "\r\n" : "\n";
  const closed = text === "" || text.endsWith(end);
  const lines = text.split(end);
  if (closed) lines.pop();
  change(lines);
  return lines.join(end) + (closed ? end : "");
}
