/** One preference of prefs.js or user.js. */
export interface Preference {
  readonly value: string | number | boolean;
  readonly path: string;
  readonly line: number;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r" };

/** A string of a prefs file: `\"`, `\'`, `\\`, `\n`, `\r`, `\xHH` and `\uHHHH` are known, any other backslash is an error there (Mozilla's prefs parser, modules/libpref/parser). */
function unescaped(text: string): string {
  return text.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|(.))/gs, (_, hex?: string, unicode?: string, one?: string) => (hex ?? unicode) === undefined ? (escapes[one ?? ""] ?? one ?? "") : String.fromCharCode(Number.parseInt(hex ?? unicode ?? "", 16)));
}

/** The preferences of a text, a later line over an earlier one; lines that are none of the known form are counted as damage. */
export function thunderbirdPrefs(text: string, path: string): { readonly prefs: ReadonlyMap<string, Preference>; readonly damaged: number } {
  const prefs = new Map<string, Preference>();
  let damaged = 0;
  for (const [at, raw] of text.split("\n").entries()) {
    const line = raw.trim();
    if (line === "" || /^(?:\/\/|#|\/?\*)/.test(line)) continue;
    const cut = /^(?:user_|sticky_|lock)?[pP]ref\(\s*"((?:[^"\\]|\\.)*)"\s*,\s*(?:"((?:[^"\\]|\\.)*)"|(-?\d+)|(true|false))\s*\)\s*;/.exec(line);
    if (cut === null) {
      damaged += 1;
      continue;
    }
    const value = cut[2] !== undefined ? unescaped(cut[2]) : cut[3] !== undefined ? Number(cut[3]) : cut[4] === "true";
    prefs.set(unescaped(cut[1] ?? ""), { value, path, line: at + 1 });
  }
  return { prefs, damaged };
}
