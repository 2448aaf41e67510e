import { type CauseId, catalogue } from "../../model/catalogue.ts";
import { reckoned } from "../reckoned.ts";
import { fingerprint } from "../replies/fingerprint.ts";
import { type Match, matchReply } from "../replies/match.ts";
import { readReply } from "../replies/read-reply.ts";
import { clausesOf } from "./clauses.ts";
import { oddsBy } from "./odds.ts";
import { isOtherTrade, subjectOf } from "./subject.ts";
import { likenessToCauses } from "./vocabulary.ts";

// What a text alone makes of the causes. It names candidates; it proves nothing, and the engine never calls them more than likely.

/** A cause, and of ten such texts how many tenths have it. */
export interface Guess {
  readonly cause: CauseId;
  readonly share: number;
}

/** All the causes in the order of their likelihood, and whether the words are clear enough to tell any of them. */
export interface Guesses {
  readonly order: readonly Guess[];
  readonly clear: "clear" | "unclear";
}

/** What was read, and where it comes from, as far as that is known. */
export interface Hearsay {
  readonly text: string;
  readonly provider?: string;
}

const causes = Object.keys(catalogue) as readonly CauseId[];

/** So many of the rules that fit a clause are heard, the better fitting ones louder: this much less specific counts 1/e. */
const heard = 5;
const fade = 5;
/** A rule of this specificity has its full say. */
const whole = 60;
/** The same rule in a second clause says half as much. */
const again = 0.5;
/** What a server says with a code and in words of its own counts more than what is told about it. */
const serverSay = 1.5;
/** What no rule speaks for is still not impossible. */
const leftOver = 0.01;
/** How loud the vocabulary is beside the rules, and how loud it is how often a cause is met at all. */
const vocabularySay = 1.2;
const oftenSay = 0.3;
/** Makes shares out of scores: chosen so that a share of four tenths is right about four times in ten. */
const spread = 1.6;

/** The causes that the rules of one clause speak for, with their shares. */
function sharesOf(matches: readonly Match[], best: number): ReadonlyMap<CauseId, number> {
  const shares = new Map<CauseId, number>();
  let sum = 0;
  for (const { rule, specificity } of matches) {
    const say = Math.exp((specificity - best) / fade);
    sum += say;
    for (const [cause, share] of Object.entries(rule.means) as [CauseId, number][]) shares.set(cause, (shares.get(cause) ?? 0) + say * share);
  }
  return new Map([...shares].map(([cause, share]) => [cause, share / sum]));
}

/** The causes that a text speaks of, the likeliest first; none where it says nothing that is known. */
export function guess({ text, provider }: Hearsay): Guesses {
  const odds = oddsBy(text);
  const named = subjectOf(text, odds.size);
  const from = provider ?? fingerprint({ texts: [text] });
  const { vocabularies } = reckoned;
  const scores = new Map<CauseId, number>(causes.map((cause) => [cause, oftenSay * Math.log(vocabularies[cause].often + 1)]));
  const raise = (cause: CauseId, by: number) => scores.set(cause, (scores.get(cause) ?? 0) + by);
  const met = new Set<string>();
  let peculiar = false;
  for (const clause of clausesOf(text)) {
    const reply = readReply(clause);
    const matches = matchReply({ reply, phase: "unknown", ...(from === undefined ? {} : { provider: from }) }).slice(0, heard);
    const [best] = matches;
    if (best === undefined) continue;
    const say = (met.has(best.rule.id) ? again : 1) * Math.min(1, best.specificity / whole) * (reply.code >= 400 && best.rule.text !== undefined ? serverSay : 1);
    met.add(best.rule.id);
    peculiar ||= best.specificity >= ownWords;
    const shares = sharesOf(matches, best.specificity);
    for (const cause of causes) raise(cause, say * Math.log((shares.get(cause) ?? 0) + leftOver));
  }
  const likeness = likenessToCauses(text);
  const most = Math.max(1, ...likeness.values());
  for (const [cause, much] of likeness) raise(cause, (vocabularySay * much) / Math.sqrt(most));
  for (const [cause, much] of odds) raise(cause, much);
  if (met.size === 0 && (named === "something-else" || most < known)) return { order: [], clear: "unclear" };
  const top = Math.max(...scores.values());
  const parts = causes.map((cause) => ({ cause, part: Math.exp(((scores.get(cause) ?? 0) - top) / spread) }));
  const sum = parts.reduce((total, { part }) => total + part, 0);
  const order = parts.map(({ cause, part }) => ({ cause, share: part / sum })).sort((a, b) => b.share - a.share || (a.cause < b.cause ? -1 : 1));
  // Words that are said about nothing else are worth their candidates, however many those are.
  return { order, clear: !isOtherTrade(text) && (peculiar || (order[0]?.share ?? 0) >= enough[named]) ? "clear" : "unclear" };
}

/** So much likeness at least is needed where no rule fits: one rare word, or two. */
const known = 3;
/** A rule of this specificity knows words that are said about nothing else. */
const ownWords = 45;
/** Below this share not even the likeliest cause is told. Where no fault is spoken of, or not even mail, the words must be clearer. */
const enough = { "mail-fault": 0.03, mail: 0.06, "something-else": 0.12 } as const;
