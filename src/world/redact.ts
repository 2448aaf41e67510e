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

/** The names of SASL mechanisms, as they stand in lists of a server and in what people tell. */
const mechanism = /^(?:LOGIN|PLAIN|ANONYMOUS|EXTERNAL|NTLM|GSSAPI|CRAM-MD5|DIGEST-MD5|SCRAM-[\w-]+|X?OAUTH(?:2|BEARER)|XOAUTH)[.,;:)]*$/i;

/** Is this a word of a language and no code? A code of base64 (RFC 4648 section 4) has capitals or digits inside, or stands for a text. */
function isWord(token: string): boolean {
  if (!/^(?:[A-Z]?[a-z]+|[A-Z]+)$/.test(token)) return false;
  const text = token.length % 4 === 0 ? Buffer.from(token, "base64").toString("utf8") : "\ufffd";
  // control characters are what this is about: PLAIN parts its fields with NUL (RFC 4616)
  return /[\u0001-\u001f\u007f-\u009f\ufffd]/.test(text) || !/^[\0\x20-\x7e]*$/.test(text);
}

/** Can a word after LOGIN be a password, although nothing shows that a command begins there? */
const looksSecret = (value: string) => /^"/.test(value) || (/[A-Za-z]/.test(value) && /[\d!@#$%^&*]/.test(value.replace(/[.,;:!?)]+$/, "")) && !/^(?:tls|ssl)v?\d/i.test(value));

/** IMAP's LOGIN takes a user and a password (RFC 3501 section 6.2.3); the mechanism of that name does not. */
function isLoginCommand(before: string, user: string, value: string, after: string): boolean {
  if (/\bAUTH(?:ENTICATE)?[ =:]$/i.test(before) || mechanism.test(user) || mechanism.test(value)) return false;
  if (/(?:^|[\s>:"'])(?:[A-Za-z]{0,5}\d{1,6}|[A-Za-z.])\s+$/.test(before)) return true;
  return (/^\W*(?:C:|CLIENT(?: -> SERVER)?:)?\s*$/.test(before) && /^["'\s]*$/.test(after)) || looksSecret(value);
}

/** What results of checks and sentences have after PASS. */
const passIsResult = /\b(?:spf|dkim|dmarc|arc|auth\w*|results?|tests?|checks?)\b[^\n]{0,12}$/i;
const sentence = /^(?:and|but|or|with|for|from|on|in|at|by|to|as|when|while|because|is|was|the|a|it)\s+\S/;

/** Words that begin a sentence about a password, and are none. */
const aboutPassword = /^(?:the|both|is|was|are|same|not|right|correct|wrong|it|as|my|your|of|for|this|that)$/i;

/**
 * Removes what is a secret by its place, not by its value: credentials in transcripts that people paste.
 * AUTH lines and the lines that answer a 334, IMAP LOGIN, POP3 PASS, HTTP Authorization, JSON Web Tokens, `password=` pairs.
 * What people tell about a login in words stays.
 */
export function redactByPlace(text: string): { text: string; found: number } {
  let found = 0;
  const hide = (before: string) => {
    found += 1;
    return `${before}${mark}`;
  };
  const out = text
    .replace(/\b(AUTH\s+(?:PLAIN|LOGIN|XOAUTH2|OAUTHBEARER|CRAM-MD5|SCRAM-SHA-\d+)\s+)([A-Za-z0-9+/=]{4,})(?![\w-])/gi, (all: string, before: string, token: string) => (mechanism.test(token) || isWord(token) ? all : hide(before)))
    .replace(/^(.*?\b334\b[^\n]*\r?\n(?:[^\n\w]*(?:C:|->|>>>|>|~>|CLIENT(?: -> SERVER)?:)?\s*))([A-Za-z0-9+/]{4,}={0,2})(?=\s*$)/gim, (_all, before: string) => hide(before))
    .replace(/^([^\n]*?)(\bLOGIN[ \t]+)("[^"\n]*"|[^\s"]+)([ \t]+)("(?:[^"\\\n]|\\.)*"|[^\s"]+)([^\n]*)/gm, (all: string, before: string, command: string, user: string, gap: string, value: string, after: string) =>
      isLoginCommand(before, user, value, after) ? `${hide(`${before}${command}${user}${gap}`)}${after}` : all,
    )
    .replace(/^([^\n]*?(?:^|[ \t>:]))(PASS[ \t]+)(\S[^\n]*)$/gm, (all: string, lead: string, before: string, value: string) => (passIsResult.test(lead) || sentence.test(value) ? all : hide(`${lead}${before}`)))
    .replace(/(\bAuthorization:\s*(?:Basic|Bearer)\s+)[\w.~+/=-]+/gi, (_all, before: string) => hide(before))
    .replace(/\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, () => hide(""))
    .replace(/\bya29\.[\w-]{10,}/g, () => hide(""))
    .replace(/(\b(?:pass(?:word|wd|phrase)?|pwd|secret|api[_-]?key|access[_-]?token|refresh[_-]?token)\b["']?\s*[:=]>?\s*)("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s,;&]+)(?=( [a-z]+\b)?)/gi, (all: string, before: string, value: string, next: string | undefined) =>
      /^["']?(\[secret\]|\*+|x+|true|false|null|undefined|none|yes|no)["']?$/i.test(value) || (next !== undefined && aboutPassword.test(value)) ? all : hide(before),
    );
  return { text: out, found };
}

/** Text that somebody pasted, made safe: secrets taken out by their place, control characters visible. */
export function cleanPasted(text: string): { readonly text: string; readonly found: number } {
  const placed = redactByPlace(text);
  return { text: visible(placed.text), found: placed.found };
}
