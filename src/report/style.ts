/** The few looks that reports use; each says something that the words say too. */
export type Look = "title" | "good" | "bad" | "care" | "faint" | "plain";

/** Select Graphic Rendition (ECMA-48 section 8.3.117): what switches each look on, and what switches it off. */
const looks: Readonly<Record<Look, readonly [string, string]>> = {
  title: ["1", "22"],
  good: ["32", "39"],
  bad: ["1;31", "22;39"],
  care: ["33", "39"],
  faint: ["2", "22"],
  plain: ["", ""],
};

/** Dresses a text for a terminal, or leaves it as it is. Whether there is colour was decided elsewhere. */
export function dressed(text: string, look: Look, colour: "yes" | "no"): string {
  const [on, off] = looks[look];
  return colour === "no" || look === "plain" || text === "" ? text : `\x1b[${on}m${text}\x1b[${off}m`;
}
