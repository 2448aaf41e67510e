import type { CauseId } from "../../model/catalogue.ts";
import { talk } from "./talk.ts";
import { told } from "./told.ts";

// Okapi BM25 (Robertson and Zaragoza, 2009) over the vocabulary: a rare word that a cause is talked of with counts much, a common one little.

/** How soon repeating a word stops counting, and how far long vocabularies are held back. */
const saturation = 0.75;
const lengthCare = 0.5;

const idle = new Set("the a an of to in is it and or for on by that this with be as are not no at from was has have its which if but does do can all there they then than so only where what when one you your who will any".split(" "));

const stems = new Map<string, string>();

/** A word without its ending, as far as English endings go; the same words come again and again. */
function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = idle.has(word) ? "" : word.replace(/(?:ations?|ing|ers?|ed|es|s)$/, "").slice(0, 9);
  stems.set(word, made);
  return made;
}

/** Stands where a phrase ends. */
const end = "|";

/** The words of a text without their endings: words, numbers, status codes, pairs of Chinese characters, and where its phrases end. */
function stemsOf(text: string): readonly string[] {
  const found: string[] = [];
  for (const word of text.toLowerCase().match(/[a-z]{2,}|\d{2,5}|\d\.\d\.\d+|[\u4e00-\u9fff]{2}|[,;()]|\. /g) ?? []) {
    const first = word.charCodeAt(0);
    const term = first >= 97 && first <= 122 ? stem(word) : word;
    if (first > 47 && first !== 59) {
      if (term.length > 1) found.push(term);
    } else found.push(end);
  }
  return found;
}

/** The terms of a text: its stems, and each two that follow each other within one phrase. */
function termsOf(text: string): ReadonlySet<string> {
  const terms = new Set<string>();
  let before = end;
  for (const one of stemsOf(text)) {
    if (one !== end) {
      terms.add(one);
      if (before !== end) terms.add(`${before} ${one}`);
    }
    before = one;
  }
  return terms;
}

interface Vocabulary {
  readonly cause: CauseId;
  readonly stems: readonly string[];
  /** How many terms it has. */
  readonly length: number;
}

function vocabularyOf(cause: CauseId): Vocabulary {
  const stems = stemsOf(`${cause.replaceAll("-", " ")} ${talk[cause].words}, ${told[cause].replaceAll(" / ", ", ")}`);
  let length = 0;
  for (const [at, one] of stems.entries()) if (one !== end) length += at > 0 && stems[at - 1] !== end ? 2 : 1;
  return { cause, stems, length };
}

/** The vocabulary cut into stems, when it is first asked for. No index is made of it: most runs ask once, and looking through it is quicker than making one. */
let vocabularies: readonly Vocabulary[] | undefined;

/** How often each asked term is in a vocabulary. Two words together can only be asked for where each of them is. */
function countsIn({ stems }: Vocabulary, asked: ReadonlySet<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1);
  let before = "";
  for (const one of stems) {
    if (!asked.has(one)) before = "";
    else {
      count(one);
      const both = `${before} ${one}`;
      if (before !== "" && asked.has(both)) count(both);
      before = one;
    }
  }
  return counts;
}

/** How much of a text is in the words of each cause; causes without any are missing. */
export function likenessToCauses(text: string): ReadonlyMap<CauseId, number> {
  vocabularies ??= (Object.keys(talk) as CauseId[]).map(vocabularyOf);
  const asked = termsOf(text);
  const spread = new Map<string, number>();
  const found = vocabularies.map((vocabulary) => {
    const counts = countsIn(vocabulary, asked);
    for (const term of counts.keys()) spread.set(term, (spread.get(term) ?? 0) + 1);
    return { cause: vocabulary.cause, counts, length: vocabulary.length };
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
