// After go-ini/ini, parser.go (readValue), from memory: its source was not compared when this was written. That Gitea wants backticks: docs.gitea.com "Email setup", read 2026-11-24.

/** One key of a section. */
export interface IniEntry {
  readonly section: string;
  readonly key: string;
  readonly value: string;
  readonly written: string;
  readonly line: number;
  readonly because?: string;
  readonly commented?: "yes";
}

const surrounded = (text: string, quote: string) => text.length >= 2 && text.startsWith(quote) && text.endsWith(quote);

/** Reads an INI file as Gitea, Forgejo and Grafana do: # and ; begin a comment wherever they stand, backticks and three double quotes protect. */
export function goIni(text: string): readonly IniEntry[] {
  const out: IniEntry[] = [];
  let section = "";
  const lines = text.split(/\r?\n/);
  for (let at = 0; at < lines.length; at += 1) {
    const line = (lines[at] ?? "").trim();
    const number = at + 1;
    const commented = /^[#;]+\s*([A-Za-z_][\w.-]*)\s*=\s*(\S.*)$/.exec(line);
    if (commented !== null) out.push({ section, key: commented[1] ?? "", value: "", written: commented[2] ?? "", line: number, commented: "yes" });
    if (line === "" || line.startsWith("#") || line.startsWith(";")) continue;
    const header = /^\[(.*)\]/.exec(line);
    if (header !== null) {
      section = header[1]?.trim() ?? "";
      continue;
    }
    const split = /[=:]/.exec(line)?.index ?? -1;
    if (split === -1) continue;
    const key = line.slice(0, split).trim();
    const raw = line.slice(split + 1).trim();
    const guard = raw.startsWith('"""') ? '"""' : raw.startsWith("`") ? "`" : undefined;
    if (guard !== undefined) {
      let body = raw.slice(guard.length);
      while (!body.includes(guard) && at + 1 < lines.length) body += `\n${lines[(at += 1)] ?? ""}`;
      const end = body.lastIndexOf(guard);
      const value = end === -1 ? body : body.slice(0, end);
      out.push({ section, key, value, written: value, line: number });
      continue;
    }
    const comment = raw.search(/[#;]/);
    const kept = comment === -1 ? raw : raw.slice(0, comment).trim();
    const value = surrounded(kept, "'") || surrounded(kept, '"') ? kept.slice(1, -1) : kept;
    const written = surrounded(raw, "'") || surrounded(raw, '"') ? raw.slice(1, -1) : raw;
    const because = value === written ? undefined : comment === -1 ? "quotation marks around it are taken away" : "everything from # or ; on is a comment; backticks around the value protect it";
    out.push({ section, key, value, written, line: number, ...(because === undefined ? {} : { because }) });
  }
  return out;
}
