/** What the user gave cannot be used: one sentence that says what and, where it can, what was probably meant. */
export class UsageError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = "UsageError";
  }
}

/** The most of the user's own words that an error repeats. */
const shownLength = 80;

/** The user's own words inside a sentence: in quotes, cut, on one line, unable to act on a terminal. */
export function quoted(text: string): string {
  const short = text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
  // control characters are what is made visible here
  return `"${short.replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ufff9-\ufffb]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}"`;
}
