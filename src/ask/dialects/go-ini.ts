// go-ini as Debian has it (1.66.2) read 300 values in both ways, which a test compares (lab/readings/record-libraries.ts). That Gitea wants backticks: docs.gitea.com "Email setup", read 2026-11-24.

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

/** A pair of quotes counts only where none of its kind stands inside. */
const surrounded = (text: string, quote: string) => text.length >= 2 && text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;

/**
 * Reads an INI file as Gitea, Forgejo and Grafana do: # and ; begin a comment wherever they stand, backticks and three double quotes protect.
 * `joined`: a backslash at the end of a line takes the next line to it (Grafana); Gitea and Forgejo have that switched off.
 */
export function goIni(text: string, continued: "joined" | "left" = "left"): readonly IniEntry[] {
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
    if (continued === "joined" && raw.endsWith("\\")) {
      let value = raw.slice(0, -1);
      while (at + 1 < lines.length) {
        const next = (lines[(at += 1)] ?? "").trim();
        value += next;
        if (next === "" || !value.endsWith("\\")) break;
        value = value.slice(0, -1);
      }
      out.push({ section, key, value, written: raw, line: number, because: "a backslash at the end of the line takes the next line to it" });
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
