/** Makes control characters, bidirectional overrides and lone surrogates visible: server text must not be able to act on a terminal. */
export function visible(text: string): string {
  // control characters are what this is about
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x80) return `\\x${code.toString(16).padStart(2, "0")}`;
    return `\\u${code.toString(16).padStart(4, "0")}`;
  });
}

export const mark = "[secret]";

/** Removes a fixed set of strings, the longest first, wherever they stand. */
export function redactor(forms: readonly string[]): (text: string) => string {
  const sorted = [...new Set(forms)].filter((form) => form.length >= 4).sort((a, b) => b.length - a.length);
  if (sorted.length === 0) return (text) => text;
  const pattern = new RegExp(sorted.map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|"), "gi");
  return (text) => text.replace(pattern, mark);
}

/**
 * Removes what is a secret by its place, not by its value: credentials in transcripts that people paste.
 * AUTH lines and the lines that answer a 334, IMAP LOGIN, POP3 PASS, HTTP Authorization, JSON Web Tokens, `password=` pairs.
 */
export function redactByPlace(text: string): { text: string; found: number } {
  let found = 0;
  const hide = (before: string) => {
    found += 1;
    return `${before}${mark}`;
  };
  const out = text
    .replace(/\b(AUTH\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|SCRAM-SHA-\d+)\s+)[A-Za-z0-9+/=]{4,}/gi, (_all, before: string) => hide(before))
    .replace(/^(.*?\b334\b[^\n]*\r?\n(?:[^\n\w]*(?:C:|->|>>>|>|~>|CLIENT(?: -> SERVER)?:)?\s*))([A-Za-z0-9+/]{4,}={0,2})(?=\s*$)/gim, (_all, before: string) => hide(before))
    .replace(/(\bLOGIN\s+(?:"[^"\n]*"|\S+)\s+)("(?:[^"\\\n]|\\.)*"|[^\s"]+)/g, (all: string, before: string) => (/\bAUTH\s+LOGIN/i.test(before) ? all : hide(before)))
    .replace(/(^|[\s>:])(PASS\s+)(\S.*)$/gm, (_all, lead: string, before: string) => hide(`${lead}${before}`))
    .replace(/(\bAuthorization:\s*(?:Basic|Bearer)\s+)[\w.~+/=-]+/gi, (_all, before: string) => hide(before))
    .replace(/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, () => hide(""))
    .replace(/\bya29\.[\w-]{10,}/g, () => hide(""))
    .replace(/(\b(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?token|refresh[_-]?token)\b["']?\s*[:=]>?\s*)("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s,;&]+)/gi, (all: string, before: string, value: string) =>
      /^["']?(\[secret\]|\*+|x+|true|false|null|undefined|none|yes|no)["']?$/i.test(value) ? all : hide(before),
    );
  return { text: out, found };
}

/** Text that somebody pasted, made safe: secrets taken out by their place, control characters visible. */
export function cleanPasted(text: string): { readonly text: string; readonly found: number } {
  const placed = redactByPlace(text);
  return { text: visible(placed.text), found: placed.found };
}
