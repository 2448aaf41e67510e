/** One line `key=value` of a file in sections, untouched but for the blanks around the key. */
export interface KeyLine {
  readonly section: string;
  readonly key: string;
  /** Everything behind the first `=`, blanks at both ends included. */
  readonly raw: string;
  readonly line: number;
}

/** A file of `[section]` and `key=value` lines, the form that GKeyFile, KConfig, Windows and many others share; comments begin a line with `#` or `;`. */
export function keyLines(text: string): readonly KeyLine[] {
  const lines: KeyLine[] = [];
  let section = "";
  for (const [at, full] of text.split("\n").entries()) {
    const line = full.replace(/\r$/, "");
    const bare = line.trim();
    if (bare === "" || bare.startsWith("#") || bare.startsWith(";")) continue;
    const head = /^\[(.*)\]$/.exec(bare);
    if (head !== null) {
      section = head[1] ?? "";
      continue;
    }
    const equals = line.indexOf("=");
    if (equals > 0) lines.push({ section, key: line.slice(0, equals).trim(), raw: line.slice(equals + 1), line: at + 1 });
  }
  return lines;
}

/** The sections by name, each with its keys; a later line of the same key wins. */
export function sectionsOf(lines: readonly KeyLine[]): ReadonlyMap<string, ReadonlyMap<string, KeyLine>> {
  const sections = new Map<string, Map<string, KeyLine>>();
  for (const line of lines) {
    const section = sections.get(line.section) ?? new Map<string, KeyLine>();
    section.set(line.key, line);
    sections.set(line.section, section);
  }
  return sections;
}
