import type { Phase } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import { dialectOfRule } from "./dialects.ts";
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

/** What each stated thing is worth once it is confirmed; one literal character of the text is worth one more. */
const worth = { text: 20, provider: 30, kin: 20, program: 3, stranger: -8, numbered: 14, decisive: 10, enhanced: 10, code: 6, phase: 5 } as const;
/** Beyond this length longer words make a rule no more certain; words that anybody may say count only as far as the second. */
const literalCap = 60;
const commonCap = 18;
/** A provider that nobody named is recognized only by words at least as long as this. */
const peculiar = 25;
/** Replies are short (RFC 5321 section 4.5.3.1.5: 512 octets a line); whoever pastes more is matched on this much. */
const textCap = 8192;

const measured = new Map<ReplyRule, ReturnType<typeof literalLength>>();

/** How many characters a rule states literally; reckoned when its words were first met. */
function literalsOf(rule: ReplyRule): ReturnType<typeof literalLength> | undefined {
  if (rule.text === undefined) return undefined;
  const known = measured.get(rule) ?? literalLength(rule.text.source);
  measured.set(rule, known);
  return known;
}

/** The rules that fit, the one that states most first. A rule fits where everything that it states fits. */
export function matchReply(question: Question): readonly Match[] {
  const text = question.reply.text.slice(0, textCap);
  const from = question.provider === undefined ? undefined : providerById(question.provider);
  const matches: Match[] = [];
  for (const rule of rules) {
    const specificity = confirmed(rule, { ...question, text, from });
    if (specificity !== undefined) matches.push({ rule, specificity });
  }
  return matches.sort((a, b) => b.specificity - a.specificity || (a.rule.id < b.rule.id ? -1 : 1));
}

interface Prepared extends Question {
  readonly text: string;
  readonly from: Provider | undefined;
}

function confirmed(rule: ReplyRule, question: Prepared): number | undefined {
  const { reply } = question;
  // What a coded reply says is said by a server; what people tell of it stands in sentences of their own.
  if (reply.code >= 400 && dialectOfRule(rule.id) === "people") return undefined;
  let sum = 0;
  if (rule.codes !== undefined) {
    if (rule.codes.includes(reply.code)) sum += worth.code;
    else if (reply.code !== 0 || rule.text === undefined) return undefined;
  } else if (reply.code >= 200 && reply.code < 400) return undefined;
  if (rule.enhanced !== undefined) {
    if (reply.enhanced !== undefined && rule.enhanced.includes(reply.enhanced)) sum += worth.enhanced;
    else if (reply.enhanced !== undefined || rule.text === undefined) return undefined;
  }
  if (rule.phases !== "any" && question.phase !== "unknown") {
    if (!rule.phases.includes(question.phase)) return undefined;
    sum += worth.phase;
  }
  const words = said(rule, question.text);
  const voice = words === undefined ? undefined : whose(rule.provider, question, literalsOf(rule)?.least ?? 0);
  return words === undefined || voice === undefined ? undefined : sum + words + voice + numbered(rule.id) + decided(rule);
}

/** What the words are worth: of a choice of words, those that were said; wildcards in between do not count. */
function said(rule: ReplyRule, text: string): number | undefined {
  if (rule.text === undefined) return 0;
  const found = rule.text.exec(text);
  const length = literalsOf(rule);
  if (found === null || length === undefined) return undefined;
  const cap = isCommon(rule) ? commonCap : literalCap;
  return worth.text + Math.min(cap, Math.max(length.least, Math.min(found[0].length, length.most)));
}

/** Are these words that no program, provider or list has for itself? */
function isCommon(rule: ReplyRule): boolean {
  const dialect = dialectOfRule(rule.id);
  return rule.provider === "any" && (dialect === undefined || dialect === "people" || dialect === "network");
}

/** Words that speak for one cause say more than words that leave many. */
function decided(rule: ReplyRule): number {
  return worth.decisive * Math.max(...Object.values(rule.means));
}

/** A program's own error number states more than its few characters show. */
function numbered(id: string): number {
  const dialect = dialectOfRule(id);
  return dialect === "outlook" || dialect === "device" || dialect === "curl" ? worth.numbered : 0;
}

/**
 * Are these the words of the rule's provider? Words of a mail server program or a block list turn up everywhere;
 * those of a provider only where it speaks itself, which its marks in the text show even behind somebody else's server.
 */
function whose(provider: string, { from, text }: Prepared, literal: number): number | undefined {
  if (provider === "any") return 0;
  if (from?.id === provider) return worth.provider;
  const speaker = providerById(provider);
  if (speaker?.replyMarks?.test(text) === true) return worth.kin;
  if (from !== undefined && speaker?.kin?.includes(from.id) === true) return worth.kin;
  if (speaker?.kind === "program" || speaker?.kind === "list") return worth.program;
  return from?.kind === "provider" || literal < peculiar ? undefined : worth.stranger;
}
