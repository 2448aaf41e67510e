/**
 * A sentence of the report in English and in another language. What differs from case to case stands in braces: `{reply}` is carried over as it is,
 * and so is `{=host}`, which is one word without blanks; `{?from}` is translated where it can be, and `{*what}` has to be, or the whole sentence stays English: nobody reads half a sentence.
 */
export type Phrase = readonly [english: string, translated: string];

/** Puts a sentence of the report into another language; undefined where nobody wrote it down there. */
export type Translate = (english: string) => string | undefined;

interface Rule {
  readonly pattern: RegExp;
  readonly names: readonly string[];
  readonly translated: string;
  readonly literal: number;
}

export const placeholder = /\{([*?=]?\w+)\}/g;

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

function ruleOf([english, translated]: Phrase): Rule {
  const pieces = lower(english).split(placeholder);
  const source = pieces.map((piece, at) => (at % 2 === 0 ? escaped(piece) : piece.startsWith("=") ? "([^ ]+)" : "(.+?)")).join("");
  return { pattern: new RegExp(`^${source}$`, "s"), names: pieces.filter((_piece, at) => at % 2 === 1), translated, literal: pieces.reduce((sum, piece, at) => sum + (at % 2 === 0 ? piece.length : 0), 0) };
}

/** A sentence that holds sentences is translated from within, so far down and no further. */
const deepest = 4;

/** Makes a translator of phrases. Of several that fit the one with the most words of its own is taken. */
export function translator(phrases: readonly Phrase[]): Translate {
  const rules = phrases.map(ruleOf).sort((a, b) => b.literal - a.literal);
  const known = new Map<string, string | undefined>();

  const filled = (rule: Rule, values: readonly string[], depth: number): string | undefined => {
    const of = new Map<string, string>();
    for (const [at, name] of rule.names.entries()) {
      const value = values[at] ?? "";
      const inner = /^[*?]/.test(name) ? clause(value, depth + 1) : value;
      if (inner === undefined && name.startsWith("*")) return undefined;
      of.set(name, inner ?? value);
    }
    return rule.translated.replace(placeholder, (_all, name: string) => of.get(name) ?? "");
  };

  function clause(english: string, depth: number): string | undefined {
    if (depth > deepest) return undefined;
    for (const rule of rules) {
      const match = rule.pattern.exec(rule.pattern.source.startsWith("^(") ? english : lower(english));
      const said = match === null ? undefined : filled(rule, match.slice(1), depth);
      if (said !== undefined) return said;
    }
    return undefined;
  }

  return (english) => {
    if (known.has(english)) return known.get(english);
    const whole = english.trim();
    const stop = /[.:]$/.exec(whole)?.[0];
    // A clause becomes a sentence by a capital and a full stop; what is written down here is the clause.
    const said = (stop === undefined ? undefined : clause(whole.slice(0, -1), 0)?.concat(stop)) ?? clause(whole, 0);
    const answer = said !== undefined && /^[A-Z]/.test(whole) ? upper(said) : said;
    known.set(english, answer);
    return answer;
  };
}
