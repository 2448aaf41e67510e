import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "./index.ts";
import { needleOf } from "./needle.ts";
import { needles } from "./needles.ts";

test.each([
  ["basic authentication is (?:not )?supported", "basic authentication is "],
  ["one|another", undefined],
  ["colou?r of money", "r of money"],
  ["a{0,3}bcdef", "bcdef"],
  ["re+fused by", "fused by"],
  ["[abc]login\\.example\\.com", "login.example.com"],
  ["\\bmail(?:box|bag) is full", " is full"],
  ["\\d{3} .{1,20} No", undefined],
])("of %s is %s", (source, needle) => {
  expect(needleOf(source)).toBe(needle);
});

test("every rule fits its own example, and its needle is there", () => {
  for (const rule of rules) {
    const needle = needles[rule.id];
    if (needle === undefined || rule.text === undefined) continue;
    const found = rule.text.exec(rule.example);
    if (found !== null) expect(rule.example.toLowerCase(), rule.id).toContain(needle);
  }
});

test("no expression fits a text that lacks its needle, whatever the text", () => {
  const withNeedle = rules.filter((rule) => rule.text !== undefined && needles[rule.id] !== undefined);
  expect(withNeedle.length).toBeGreaterThan(400);
  const pieces = fc.constantFrom(...rules.flatMap((rule) => rule.example.split(/(?<=\s)/)).slice(0, 4000));
  fc.assert(
    fc.property(fc.array(pieces, { minLength: 3, maxLength: 40 }), (words) => {
      const text = words.join("");
      const small = text.toLowerCase();
      for (const rule of withNeedle) if (rule.text?.test(text) === true) expect(small).toContain(needles[rule.id]);
    }),
    { numRuns: 200 },
  );
});

test("the written list is what the expressions say", () => {
  expect(needles).toEqual(Object.fromEntries(rules.flatMap((rule) => {
    const needle = rule.text === undefined ? undefined : needleOf(rule.text.source);
    return needle === undefined ? [] : [[rule.id, needle]];
  })));
});
