import type { CharacterClass, SecretShape } from "../../model/settings-facts.ts";

/** Characters that nobody sees: controls, soft hyphen, no-break and thin blanks, zero-width marks, the byte order mark. */
const invisible = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufe00-\ufe0f\ufeff\uffa0]/u;

const classes: readonly (readonly [CharacterClass, (text: string) => boolean])[] = [
  ["letter", (text) => /[A-Za-z]/.test(text)],
  ["digit", (text) => /[0-9]/.test(text)],
  ["blank-inside", (text) => /[ \t]/.test(text.trim())],
  ["blank-at-the-edge", (text) => /^[ \t]|[ \t]$/.test(text)],
  ["line-end", (text) => /[\r\n]/.test(text)],
  ["quote", (text) => /["'`]/.test(text)],
  ["backslash", (text) => text.includes("\\")],
  ["dollar", (text) => text.includes("$")],
  ["hash", (text) => text.includes("#")],
  ["percent", (text) => text.includes("%")],
  ["ampersand", (text) => text.includes("&")],
  ["other-ascii-sign", (text) => /[!()*+,\-./:;<=>?@[\]^_{|}~]/.test(text)],
  ["not-ascii", (text) => /[^\u0000-\u007f]/.test(text)],
  ["not-normalised", (text) => text.normalize("NFC") !== text],
  ["invisible", (text) => invisible.test(text)],
];

/** What may be told of a secret without telling it. */
export function shapeOf(text: string): SecretShape {
  return { length: [...text].length, classes: classes.filter(([, holds]) => holds(text)).map(([name]) => name) };
}
