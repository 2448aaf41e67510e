import type { Phase } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import { rules } from "./index.ts";
import { literalLength } from "./literal-length.ts";
import { type Provider, providerById } from "./providers.ts";
import type { ReplyRule } from "./rule.ts";

/** A reply and what is known of where it came from. */
export interface Question {
  readonly reply: Reply;
  readonly phase: Phase | "unknown";
  /** A provider's id, where the fingerprint or the settings tell. */
  readonly provider?: string;
}

/** A rule that fits, and how much of it the reply confirmed. */
export interface Match {
  readonly rule: ReplyRule;
  readonly specificity: number;
}

/** What each stated thing is worth once it is confirmed; one literal character of the text is worth one. */
const worth = { provider: 30, kin: 20, named: 6, enhanced: 10, code: 6, phase: 5 } as const;
/** Beyond this length a longer literal makes a rule no more certain. */
const literalCap = 60;
/** Replies are short (RFC 5321 section 4.5.3.1.5: 512 octets a line); whoever pastes more is matched on this much. */
const textCap = 8192;

const literals = new Map(
  rules.map((rule) => [rule, rule.text === undefined ? 0 : Math.min(literalLength(rule.text.source), literalCap)]),
);

/** The rules that fit, the one that states most first. A rule fits where everything that it states fits. */
export function matchReply(question: Question): readonly Match[] {
  const text = question.reply.text.slice(0, textCap);
  const from = question.provider === undefined ? undefined : providerById(question.provider);
  const matches: Match[] = [];
  for (const rule of rules) {
    const specificity = fit(rule, { ...question, text, from });
    if (specificity !== undefined) matches.push({ rule, specificity });
  }
  return matches.sort((a, b) => b.specificity - a.specificity || (a.rule.id < b.rule.id ? -1 : 1));
}

interface Prepared extends Question {
  readonly text: string;
  readonly from: Provider | undefined;
}

function fit(rule: ReplyRule, question: Prepared): number | undefined {
  const { reply } = question;
  let sum = 0;
  if (rule.codes !== undefined) {
    if (rule.codes.includes(reply.code)) sum += worth.code;
    else if (reply.code !== 0 || rule.text === undefined) return undefined;
  }
  if (rule.enhanced !== undefined) {
    if (reply.enhanced !== undefined && rule.enhanced.includes(reply.enhanced)) sum += worth.enhanced;
    else if (reply.enhanced !== undefined || rule.text === undefined) return undefined;
  }
  if (rule.phases !== "any" && question.phase !== "unknown") {
    if (!rule.phases.includes(question.phase)) return undefined;
    sum += worth.phase;
  }
  if (rule.text !== undefined && !rule.text.test(question.text)) return undefined;
  const voice = whose(rule.provider, question);
  return voice === undefined ? undefined : sum + voice + (literals.get(rule) ?? 0);
}

/**
 * Are these the words of the rule's provider? Words of a mail server program or a block list turn up everywhere;
 * those of a provider only where it speaks itself, which its marks in the text show even behind somebody else's server.
 */
function whose(provider: string, { from, text }: Prepared): number | undefined {
  if (provider === "any") return 0;
  if (from?.id === provider) return worth.provider;
  const speaker = providerById(provider);
  if (speaker?.replyMarks?.test(text) === true || (from !== undefined && speaker?.kin?.includes(from.id) === true)) return worth.kin;
  if (from === undefined || from.kind !== "provider" || speaker?.kind !== "provider") return worth.named;
  return undefined;
}
