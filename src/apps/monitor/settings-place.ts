/** Where something stands in a text, both counted from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

interface Header {
  readonly path: readonly string[];
  readonly array: "yes" | "no";
}

const bareKey = /^\s*((?:"[^"]*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"[^"]*"|'[^']*'|[\w-]+))*)\s*=/;

const unquoted = (key: string) => key.split(".").map((part) => part.trim().replace(/^["']|["']$/g, ""));

function headerOf(line: string): Header | undefined {
  const array = /^\s*\[\[\s*([^\]]+?)\s*\]\]/.exec(line);
  if (array?.[1] !== undefined) return { path: unquoted(array[1]), array: "yes" };
  const table = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line);
  return table?.[1] === undefined ? undefined : { path: unquoted(table[1]), array: "no" };
}

/**
 * Finds where a value stands in a TOML text, by its path as a checker names it (`["account", 1, "every"]`).
 * The nearest thing found on the way counts: a key that is missing is told at its table.
 */
export function placeInToml(text: string, path: readonly (string | number)[]): TextPlace {
  const wanted = path.map(String);
  const counts = new Map<string, number>();
  let table: string[] = [];
  let best: { readonly depth: number; readonly place: TextPlace } = { depth: -1, place: { line: 1, column: 1 } };
  const offer = (here: readonly string[], place: TextPlace) => {
    let depth = 0;
    while (depth < here.length && depth < wanted.length && here[depth] === wanted[depth]) depth += 1;
    if (depth === here.length && depth > best.depth) best = { depth, place };
  };
  for (const [index, line] of text.split("\n").entries()) {
    const header = headerOf(line);
    const column = line.length - line.trimStart().length + 1;
    if (header !== undefined) {
      table = [...header.path];
      if (header.array === "yes") {
        const name = header.path.join(".");
        const at = counts.get(name) ?? 0;
        counts.set(name, at + 1);
        table.push(String(at));
      }
      offer(table, { line: index + 1, column });
      continue;
    }
    const key = bareKey.exec(line)?.[1];
    if (key === undefined) continue;
    const here = [...table, ...unquoted(key)];
    offer(here, { line: index + 1, column });
    // A value inside an inline table is told at that table's line, at the column of its own key.
    for (const inner of line.matchAll(/[{,]\s*([\w-]+)\s*=/g)) offer([...here, inner[1] as string], { line: index + 1, column: inner.index + inner[0].indexOf(inner[1] as string) + 1 });
  }
  return best.place;
}
