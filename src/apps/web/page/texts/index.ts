import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { de } from "./de.ts";
import { en, type Texts } from "./en.ts";

/** The catalogue: every language of the page. */
export const languages = { en, de } as const satisfies Record<string, Texts>;
export type Language = keyof typeof languages;

/** The language that the browser prefers, of those that there are. */
export function preferred(): Language {
  const wanted = navigator.languages.map((one) => one.slice(0, 2).toLowerCase());
  return wanted.find((one): one is Language => one in languages) ?? "en";
}

export const LanguageContext = createContext<Language>("en");

/** The words of the page in the language that is chosen. */
export function useTexts(): Texts {
  return languages[useContext(LanguageContext)];
}
