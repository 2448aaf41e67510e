import { type Element, h } from "./element.ts";
import type { ViewWords } from "./view-words.ts";

/** What the diagnosis says in English, in the language of the page where somebody wrote it down there; marked with the language that it is in. */
export function spoken(tag: string, attributes: Readonly<Record<string, string>>, english: string, words: ViewWords): Element {
  const said = words.say(english);
  return h(tag, { ...attributes, lang: said === undefined ? "en" : words.language }, said ?? english);
}
