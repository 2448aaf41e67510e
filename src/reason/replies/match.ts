import type { Phase } from "../../model/observation.ts";
import type { Reply } from "../../model/reply.ts";
import { reckoned } from "../reckoned.ts";
import { dialectOfRule } from "./dialects.ts";
import { rules } from "./index.ts";
import { literalLength } from "./literal-length.ts";
import { mayFit } from "./needle.ts";
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

/**
 * Frames that mail servers put around the words of whoever runs them: a check by table, policy service or login service
 * (Postfix: access(5), SMTPD_POLICY_README, SASL_README).
 */
const frames: readonly RegExp[] = [
  /^(?:error: )?authentication failed[:,] (.+)$/i,
  /^(?:<[^>]*>: )?(?:sender address|recipient address|client host|helo command|data command|end-of-data|relay access) (?:rejected|denied)[:.] (.+)$/i,
];

/** The words inside all frames, where there is a frame. */
function innerWords(text: string): string | undefined {
  for (const frame of frames) {
    const inner = frame.exec(text)?.[1];
    if (inner !== undefined) return innerWords(inner) ?? inner;
  }
  return undefined;
}

/** From this share on a rule has one cause. */
const clear = 0.6;
const clearest = (rule: ReplyRule) => Math.max(...Object.values(rule.means));

/**
 * The rules that fit, the one that states most first. A rule fits where everything that it states fits.
 * Where a frame leaves the reason open, the words inside it decide.
 */
export function matchReply(question: Question): readonly Match[] {
  const whole = fitting(question);
  const inner = innerWords(question.reply.text.slice(0, textCap));
  const own = inner === undefined ? undefined : fitting({ ...question, reply: { ...question.reply, text: inner } }).find((one) => one.rule.text !== undefined);
  const first = whole[0];
  if (own === undefined || first === undefined || clearest(first.rule) >= clear || clearest(own.rule) < clear) return whole;
  return [{ rule: own.rule, specificity: first.specificity + 1 }, ...whole.filter((one) => one.rule !== own.rule)];
}

function fitting(question: Question): readonly Match[] {
  const text = question.reply.text.slice(0, textCap);
  const from = question.provider === undefined ? undefined : providerById(question.provider);
  const small = text.toLowerCase();
  const prepared: Prepared = { ...question, text, small, from };
  const matches: Match[] = [];
  for (const rule of rules) {
    const specificity = confirmed(rule, prepared);
    if (specificity !== undefined) matches.push({ rule, specificity });
  }
  return matches.sort((a, b) => b.specificity - a.specificity || (a.rule.id < b.rule.id ? -1 : 1));
}

interface Prepared extends Question {
  readonly text: string;
  readonly small: string;
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
  const words = said(rule, question);
  const voice = words === undefined ? undefined : whose(rule.provider, question, literalsOf(rule)?.least ?? 0);
  return words === undefined || voice === undefined ? undefined : sum + words + voice + numbered(rule.id) + decided(rule);
}

/** What the words are worth: of a choice of words, those that were said; wildcards in between do not count. */
function said(rule: ReplyRule, { text, small }: Prepared): number | undefined {
  if (rule.text === undefined) return 0;
  if (!mayFit(reckoned.needlesOfRules[rule.id], small)) return undefined;
  const found = rule.text.exec(text);
  // Most rules do not fit: their words are reckoned only where they do.
  const length = found === null ? undefined : literalsOf(rule);
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
  return worth.decisive * clearest(rule);
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
