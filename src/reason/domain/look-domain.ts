import type { View } from "../../model/case-file.ts";
import type { DkimKeyFacts, ServerViewFacts, SpfFacts } from "../../model/domain-facts.ts";
import type { SenderOrder } from "../../model/domain-order.ts";
import type { Kind } from "../../model/observation.ts";
import { operatorOf, sendingOperators } from "../../model/sending-operators.ts";
import type { Seen } from "../look.ts";

// How the judgement of a domain finds what it looks for. Selection only.

/** RFC 7208 section 4.6.4. */
export const mostLookups = 10;
export const mostVoid = 2;

export function sawOf<N extends Kind, K extends N>(seen: View<N>, kind: K): readonly Seen<K>[] {
  return seen.of(kind).filter((one) => one.ok) as unknown as readonly Seen<K>[];
}

/** Why the SPF record as a whole cannot be evaluated by a receiver; undefined where it can, or where nobody could tell. */
export function whySpfIsBroken(survey: SpfFacts): string | undefined {
  if (survey.result === "permerror") return survey.why ?? "the record is broken";
  if (survey.lookups > mostLookups) return `the record of ${survey.domain} costs ${survey.lookups} lookups, and ${mostLookups} are allowed: receivers stop in the middle and count it as broken`;
  if (survey.voidLookups > mostVoid) return `${survey.voidLookups} lookups of the record find nothing, and ${mostVoid} are allowed: receivers count it as broken`;
  return undefined;
}

/** A result of SPF that leaves the sender outside: not what is broken or could not be asked. */
export const leavesOut = (facts: SpfFacts) => ["fail", "softfail", "neutral", "none"].includes(facts.result);

/** Does the key have to be there: the user named the selector, or somebody who sends is known to use it? */
export function isExpected(key: DkimKeyFacts, senders: readonly SenderOrder[]): boolean {
  return key.from === "you" || senders.some((sender) => sender.role === "sends" && sendingOperators.some((one) => one.id === sender.given && one.name === key.from));
}

/** A key that is published and that no signature can be verified with. */
export const isBad = (key: DkimKeyFacts) => ["revoked", "truncated", "several", "malformed", "too-short", "unknown-type"].includes(key.verdict) || key.belongs === "no";
export const isGood = (key: DkimKeyFacts) => (key.verdict === "usable" || key.verdict === "weak") && key.belongs !== "no";

/** Two answers of name servers that differ: which question, and who says what. */
export interface Disagreement {
  readonly question: string;
  readonly answers: readonly { readonly by: string; readonly says: string; readonly ttl?: number }[];
}

const says = (answer: ServerViewFacts["answers"][number]) => (answer.state === "found" ? answer.values.join(", ") : "no such record");
const nameOf = (view: ServerViewFacts) => view.name ?? view.server;

/** The questions to which the servers of one role, or the resolvers against the servers, give different answers. What could not be asked differs from nothing. */
export function disagreements(views: readonly ServerViewFacts[]): readonly Disagreement[] {
  const questions = [...new Set(views.flatMap((view) => view.answers.map((answer) => answer.question)))];
  return questions.flatMap((question) => {
    const answers = views.flatMap((view) => view.answers.filter((answer) => answer.question === question && answer.state !== "failed").map((answer) => ({ by: nameOf(view), says: says(answer), ...(answer.ttl === undefined ? {} : { ttl: answer.ttl }) })));
    return new Set(answers.map((answer) => answer.says)).size > 1 ? [{ question, answers }] : [];
  });
}

/** Operators that the records for receiving lead to, and those that the SPF record leads to. */
export function operatorsOf(pointers: readonly { readonly record: string; readonly target: string; readonly operator: string }[]): { readonly mx: readonly string[]; readonly spf: readonly string[]; readonly others: readonly { readonly record: string; readonly target: string; readonly operator: string }[] } {
  const of = (record: string) => [...new Set(pointers.filter((one) => one.record === record).map((one) => one.operator))];
  return { mx: of("MX"), spf: of("SPF"), others: pointers.filter((one) => one.record !== "MX" && one.record !== "SPF") };
}

/** What belongs into the SPF record for a sender: the provider's include, or the address itself. */
export function termsFor(sender: SenderOrder, addresses: readonly string[]): readonly string[] {
  const operator = sender.kind === "provider" ? sendingOperators.find((one) => one.id === sender.given) : sender.kind === "host" ? operatorOf(sender.given) : undefined;
  if (operator !== undefined) return [`include:${operator.include}`];
  return addresses.map((address) => (address.includes(":") ? `ip6:${address}` : `ip4:${address}`));
}
