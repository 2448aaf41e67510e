import { type CauseId, catalogue } from "../model/catalogue.ts";
import { circumstances } from "./hearsay/circumstances.ts";
import { talk } from "./hearsay/talk.ts";
import { phraseEnd, termsOf } from "./hearsay/terms.ts";
import { told } from "./hearsay/told.ts";
import { rules } from "./replies/index.ts";
import { needlesOf } from "./replies/needle.ts";
import { providers } from "./replies/providers.ts";

/** How a cause is talked of, made ready to be compared with a text. */
export interface Vocabulary {
  /** How often it is met. */
  readonly often: number;
  /** Its terms in their order, with phrase ends, a space between each two. */
  readonly terms: string;
  /** How many terms there are, words and pairs of words together. */
  readonly length: number;
}

/** Pieces of text, in small letters, by the id of what cannot be said without one of them. */
export type NeedlesById = Readonly<Record<string, readonly string[]>>;

/** What follows from the knowledge alone, whatever is asked. */
export interface Reckoned {
  readonly needlesOfRules: NeedlesById;
  readonly needlesOfMarks: NeedlesById;
  readonly needlesOfCircumstances: NeedlesById;
  readonly vocabularies: Readonly<Record<CauseId, Vocabulary>>;
}

function needlesById(expressions: readonly (readonly [id: string, expression: RegExp | undefined])[]): NeedlesById {
  return Object.fromEntries(expressions.flatMap(([id, expression]) => {
    const needles = expression === undefined ? undefined : needlesOf(expression);
    return needles === undefined ? [] : [[id, needles]];
  }));
}

function vocabularyOf(cause: CauseId): Vocabulary {
  const terms = termsOf(`${cause.replaceAll("-", " ")} ${talk[cause].words}; ${told[cause].replaceAll(" / ", "; ")}`);
  const words = terms.filter((term) => term !== phraseEnd).length;
  const pairs = terms.filter((term, index) => index > 0 && term !== phraseEnd && terms[index - 1] !== phraseEnd).length;
  return { often: talk[cause].often, terms: terms.join(" "), length: words + pairs };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

const needlesOfRules = once(() => needlesById(rules.map((rule) => [rule.id, rule.text])));
const needlesOfMarks = once(() => needlesById(providers.map((provider) => [provider.id, provider.replyMarks])));
const needlesOfCircumstances = once(() => needlesById(circumstances.map((one) => [one.id, one.said])));
const vocabularies = once(() => Object.fromEntries((Object.keys(catalogue) as CauseId[]).map((cause) => [cause, vocabularyOf(cause)])) as Record<CauseId, Vocabulary>);

/** Reckoned when it is first asked for. `npm run build` asks for all of it and writes the answers in this file's place, so that no start of the program has to. */
export const reckoned: Reckoned = {
  get needlesOfRules() {
    return needlesOfRules();
  },
  get needlesOfMarks() {
    return needlesOfMarks();
  },
  get needlesOfCircumstances() {
    return needlesOfCircumstances();
  },
  get vocabularies() {
    return vocabularies();
  },
};
