import type { CauseId } from "../../../model/catalogue.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { Refusal } from "../protocol.ts";
import type { Texts } from "./texts/en.ts";

/** The same diagnosis with the titles of its causes in the language of the page. */
export function inLanguage(diagnosis: Diagnosis, { titles }: Texts): Diagnosis {
  const titled = <T extends { readonly cause: CauseId; readonly title: string }>(one: T): T => ({ ...one, title: titles[one.cause] ?? one.title });
  return { ...diagnosis, named: diagnosis.named.map(titled), ruledOut: diagnosis.ruledOut.map(titled), undecided: diagnosis.undecided.map(titled) };
}

/** What is wrong with a field, in the language of the page. */
export function complaintAt(name: string, refusal: Refusal | undefined, texts: Texts): string | undefined {
  if (refusal?.field !== name) return undefined;
  // What the page itself says is in its language already.
  return refusal.words === texts.required ? refusal.words : (texts.complaints?.[refusal.field] ?? refusal.words);
}
