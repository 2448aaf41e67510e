import type { CauseId } from "../../model/catalogue.ts";
import { reckoned } from "../reckoned.ts";
import { phraseEnd, termsOf } from "./terms.ts";

// Okapi BM25 (Robertson and Zaragoza, 2009) over the vocabulary: a rare word that a cause is talked of with counts much, a common one little.

/** How soon repeating a word stops counting, and how far long vocabularies are held back. */
const saturation = 0.75;
const lengthCare = 0.5;

interface Vocabulary {
  readonly cause: CauseId;
  readonly terms: readonly string[];
  /** How many terms there are, words and pairs of words together. */
  readonly length: number;
}

/** The vocabulary cut into terms, when it is first asked for. No index is made of it: most runs ask once, and looking through it is quicker than making one. */
let vocabularies: readonly Vocabulary[] | undefined;

const ready = (): readonly Vocabulary[] => (vocabularies ??= (Object.entries(reckoned.vocabularies) as [CauseId, { terms: string; length: number }][]).map(([cause, { terms, length }]) => ({ cause, terms: terms.split(" "), length })));

/** The terms of a text, and each two that follow each other within one phrase. */
function askedBy(text: string): ReadonlySet<string> {
  const asked = new Set<string>();
  let before = phraseEnd;
  for (const term of termsOf(text)) {
    if (term !== phraseEnd) asked.add(term);
    if (term !== phraseEnd && before !== phraseEnd) asked.add(`${before} ${term}`);
    before = term;
  }
  return asked;
}

/** How much of a text is in the words of each cause; causes without any are missing. */
export function likenessToCauses(text: string): ReadonlyMap<CauseId, number> {
  const asked = askedBy(text);
  const spread = new Map<string, number>();
  const found = ready().map(({ cause, terms, length }) => {
    const counts = new Map<string, number>();
    const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
    let before = phraseEnd;
    for (const term of terms) {
      if (asked.has(term)) {
        count(term);
        // A pair was asked for only where both of its words were.
        if (asked.has(before) && asked.has(`${before} ${term}`)) count(`${before} ${term}`);
      }
      before = term;
    }
    for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
    return { cause, counts, length };
  });
  const usual = found.reduce((sum, one) => sum + one.length, 0) / found.length;
  const sums = new Map<CauseId, number>();
  for (const { cause, counts, length } of found) {
    for (const [term, count] of counts) {
      const having = spread.get(term) ?? 1;
      const rarity = Math.log(1 + (found.length - having + 0.5) / (having + 0.5));
      const weight = (rarity * count * (saturation + 1)) / (count + saturation * (1 - lengthCare + (lengthCare * length) / usual));
      sums.set(cause, (sums.get(cause) ?? 0) + weight);
    }
  }
  return sums;
}
