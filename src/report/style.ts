import { styleText } from "node:util";

/** The few looks that reports use; each says something that the words say too. */
export type Look = "title" | "good" | "bad" | "care" | "faint" | "plain";

const looks = { title: ["bold"], good: ["green"], bad: ["bold", "red"], care: ["yellow"], faint: ["dim"], plain: [] } as const;

/** Dresses a text for a terminal, or leaves it as it is. Whether there is colour was decided elsewhere. */
export function dressed(text: string, look: Look, colour: "yes" | "no"): string {
  if (colour === "no" || look === "plain" || text === "") return text;
  return styleText([...looks[look]], text, { validateStream: false });
}
