import { commentedOut, type EnvDialect, type EnvEntry, envEntry, met } from "./env-dialect.ts";

// Source: systemd, src/basic/env-file.c (parse_env_file_internal), read 2026-11-24.

/** The dialect of EnvironmentFile= of systemd: quotes as in a shell, no variables, comments only at the beginning of a line. */
export const systemdEnvironment: EnvDialect = {
  title: "EnvironmentFile of systemd",
  read(text) {
    const entries: EnvEntry[] = [];
    let state: "before-name" | "name" | "before-value" | "value" | "value-escape" | "single" | "double" | "double-escape" | "comment" | "comment-escape" = "before-name";
    let name = "";
    let value = "";
    let blankFrom = -1;
    let line = 1;
    let from = 0;
    let nameLine = 1;
    let seen = new Set<string>();
    const push = (to: number) => {
      const kept = state === "value" && blankFrom !== -1 ? value.slice(0, blankFrom) : value;
      entries.push(envEntry({ name: name.trimEnd(), raw: text.slice(from, to), value: kept, line: nameLine, met: seen }));
      name = "";
      value = "";
      blankFrom = -1;
      seen = new Set();
    };
    for (let at = 0; at < text.length; at += 1) {
      const c = text.charAt(at);
      const newline = c === "\n" || c === "\r";
      switch (state) {
        case "before-name":
          if (c === "#" || c === ";") state = "comment";
          else if (!/[ \t\n\r]/.test(c)) {
            state = "name";
            name = c;
            nameLine = line;
          }
          break;
        case "name":
          if (newline) state = "before-name";
          else if (c === "=") {
            state = "before-value";
            from = at + 1;
          } else name += c;
          break;
        case "before-value":
          if (newline) {
            push(at);
            state = "before-name";
          } else if (c === "'") state = "single";
          else if (c === '"') state = "double";
          else if (c === "\\") state = "value-escape";
          else if (c !== " " && c !== "\t") {
            state = "value";
            value += c;
            blankFrom = -1;
          }
          break;
        case "value":
          if (newline) {
            push(at);
            state = "before-name";
          } else if (c === "\\") {
            state = "value-escape";
            blankFrom = -1;
          } else {
            if (c !== " " && c !== "\t") blankFrom = -1;
            else if (blankFrom === -1) blankFrom = value.length;
            value += c;
          }
          break;
        case "value-escape":
          state = "value";
          seen.add(met.backslash);
          if (!newline) value += c;
          break;
        case "single":
          if (c === "'") {
            state = "before-value";
            seen.add(met.quote);
          } else value += c;
          break;
        case "double":
          if (c === '"') {
            state = "before-value";
            seen.add(met.quote);
          } else if (c === "\\") state = "double-escape";
          else value += c;
          break;
        case "double-escape":
          state = "double";
          seen.add(met.backslash);
          if ('"\\`$'.includes(c)) value += c;
          else if (c !== "\n") value += `\\${c}`;
          break;
        case "comment":
          if (c === "\\") state = "comment-escape";
          else if (newline) state = "before-name";
          break;
        default:
          state = newline ? "before-name" : "comment";
      }
      if (c === "\n") line += 1;
    }
    if (state !== "before-name" && state !== "name" && state !== "comment" && state !== "comment-escape") push(text.length);
    return { entries, commented: commentedOut(text), broken: [] };
  },
  quote: (value) => (/^[A-Za-z0-9_@.:/+-]+$/.test(value) ? value : `"${value.replace(/["\\`$]/g, "\\$&")}"`),
};
