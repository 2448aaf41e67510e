import type { CauseId } from "../../model/catalogue.ts";
import { talk } from "./talk.ts";

// Okapi BM25 (Robertson and Zaragoza, 2009) over the vocabulary: a rare word that a cause is talked of with counts much, a common one little.

/** How soon repeating a word stops counting, and how far long vocabularies are held back. */
const saturation = 0.75;
const lengthCare = 0.5;

const idle = new Set("the a an of to in is it and or for on by that this with be as are not no at from was has have its which if but does do can all there they then than so only where what when one you your who will any".split(" "));

/** A word without its ending, as far as English endings go. */
const stem = (word: string) => word.replace(/(?:ations?|ing|ers?|ed|es|s)$/, "").slice(0, 9);

/** The terms of a text: words, numbers, status codes, pairs of Chinese characters, and each two that follow each other within one phrase. */
function termsOf(text: string): readonly string[] {
  const terms: string[] = [];
  let before = "";
  for (const word of text.toLowerCase().match(/[a-z]{2,}|\d{2,5}|\d\.\d\.\d+|[\u4e00-\u9fff]{2}|[,;()]|\. /g) ?? []) {
    if (idle.has(word)) continue;
    const first = word.charCodeAt(0);
    const term = first >= 97 && first <= 122 ? stem(word) : word;
    if (term.length > 1 && first > 47) {
      terms.push(term);
      if (before !== "") terms.push(`${before} ${term}`);
      before = term;
    } else if (first <= 47 || first === 59) before = "";
  }
  return terms;
}

interface Vocabulary {
  readonly cause: CauseId;
  readonly terms: readonly string[];
}

/** The vocabulary cut into terms, when it is first asked for. No index is made of it: most runs ask once, and looking through it is quicker than making one. */
let vocabularies: readonly Vocabulary[] | undefined;

/** How much of a text is in the words of each cause; causes without any are missing. */
export function likenessToCauses(text: string): ReadonlyMap<CauseId, number> {
  vocabularies ??= (Object.keys(talk) as CauseId[]).map((cause) => ({ cause, terms: termsOf(`${cause.replaceAll("-", " ")} ${talk[cause].words}`) }));
  const asked = new Set(termsOf(text));
  const spread = new Map<string, number>();
  const found = vocabularies.map(({ cause, terms }) => {
    const counts = new Map<string, number>();
    for (const term of terms) if (asked.has(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
    for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
    return { cause, counts, length: terms.length };
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
