import fc from "fast-check";
import { expect, test } from "vitest";
import { circumstances } from "../hearsay/circumstances.ts";
import { reckoned } from "../reckoned.ts";
import { rules } from "./index.ts";
import { mayFit, needlesOf } from "./needle.ts";
import { providers } from "./providers.ts";

test.each([
  [/basic authentication is (?:not )?supported/i, ["basic authentication is not supported", "basic authentication is supported"]],
  [/one|Another/i, ["one", "another"]],
  [/colou?r of money/i, ["colour of money", "color of money"]],
  [/a{0,3}bcdef/i, ["bcdef"]],
  [/re+fused by/i, ["fused by"]],
  [/[abc]login\.example\.com/i, ["alogin.example.com", "blogin.example.com", "clogin.example.com"]],
  [/[^abc]login[a-z]/i, ["login"]],
  [/\bmail(?:box|bag)? is full$/i, ["mailbox is full", "mailbag is full", "mail is full"]],
  [/(?:over|under) quota.{1,20}(?=never)/i, ["over quota", "under quota"]],
  [/tls|(?:starttls|ssl)/i, ["tls", "ssl"]],
  [/\d{3} .{1,20} x/i, [" x"]],
  [/\d{3}.{1,20}(?:x|word)/i, undefined],
  [/пароль|word/i, undefined],
  [/密码|word/i, ["密码", "word"]],
  [/\x41bc\u0042de/i, ["bc"]],
  [/kelvin/iu, undefined],
  [/(\w)\1 twice/i, [" twice"]],
  [/(?<name>no|yes)\k<name> more/i, [" more"]],
  [/a{2}bc/i, ["bc"]],
  [/(?:later ?)+bc/i, ["later"]],
])("of %s are %j", (expression, needles) => {
  expect(needlesOf(expression)).toEqual(needles);
});

const known: readonly (readonly [string, RegExp, readonly string[] | undefined])[] = [
  ...rules.flatMap(({ id, text }) => (text === undefined ? [] : [[id, text, reckoned.needlesOfRules[id]] as const])),
  ...circumstances.map(({ id, said }) => [id, said, reckoned.needlesOfCircumstances[id]] as const),
  ...providers.flatMap(({ id, replyMarks }) => (replyMarks === undefined ? [] : [[id, replyMarks, reckoned.needlesOfMarks[id]] as const])),
];

test("nearly every expression has needles", () => {
  expect(known.filter(([, , needles]) => needles === undefined).length).toBeLessThan(known.length / 50);
});

/** Whatever fits must hold a needle. */
function hidden(text: string): readonly string[] {
  const small = text.toLowerCase();
  return known.filter(([, expression, needles]) => !mayFit(needles, small) && expression.test(text)).map(([id]) => id);
}

test("no needle hides a match: every example of every rule, under every expression", () => {
  for (const { example } of rules) expect(hidden(example), example).toEqual([]);
});

test("no needle hides a match: words of the examples in any order and case", () => {
  const pieces = fc.constantFrom(...new Set(rules.flatMap((rule) => rule.example.split(/(?<=\s)/))));
  const cased = fc.tuple(pieces, fc.constantFrom("as it is", "small", "large")).map(([piece, how]) => (how === "small" ? piece.toLowerCase() : how === "large" ? piece.toUpperCase() : piece));
  fc.assert(fc.property(fc.array(cased, { minLength: 3, maxLength: 40 }), (words) => {
    expect(hidden(words.join(""))).toEqual([]);
  }), { numRuns: 60 });
});

/** The same expression without what `fc.stringMatching` cannot make: assertions. What it makes need not fit the original, and is then left out. */
const withoutAssertions = (source: string) => source.replace(/\\b|\\B|\(\?<?[=!](?:[^()\\]|\\.|\([^()]*\))*\)/g, "");

test("no needle hides a match: texts made from the expressions themselves", () => {
  let fitted = 0;
  for (const [id, expression, needles] of known) {
    const made = fc.stringMatching(new RegExp(withoutAssertions(expression.source)), { size: "-1" }).map((text) => [text, text.toUpperCase(), ` ${text} `]);
    for (const text of fc.sample(made, { numRuns: 5, seed: 7 }).flat()) {
      if (!expression.test(text)) continue;
      fitted += 1;
      expect(mayFit(needles, text.toLowerCase()), `${id}: ${text}`).toBe(true);
    }
  }
  expect(fitted).toBeGreaterThan(known.length * 5);
});
