import { expect, test } from "vitest";
import { readAddress } from "./address.ts";

test.each([
  ["ann@example.com", "ann@example.com"],
  ["Ann.Lee+tag@EXAMPLE.com", "Ann.Lee+tag@example.com"],
  ["o'hara@example.co.uk", "o'hara@example.co.uk"],
  ['"ann lee"@example.com', '"ann lee"@example.com'],
  ['"a@b"@example.com', '"a@b"@example.com'],
  ["ännchen@münchen.example", "ännchen@xn--mnchen-3ya.example"],
  ["用户@例え.jp", "用户@xn--r8jz45g.jp"],
  ["ann@xn--mnchen-3ya.example", "ann@xn--mnchen-3ya.example"],
  ["ann@localhost", "ann@localhost"],
  [`${"a".repeat(64)}@example.com`, `${"a".repeat(64)}@example.com`],
])("%s is an address", (typed, address) => {
  expect(readAddress(typed).address).toBe(address);
});

test.each([
  ["annexample.com", /has no @/],
  ["@example.com", /nothing before the @/],
  ["ann@", /nothing after the @/],
  ["ann@@example.com", /did you mean ann@example\.com\?/],
  ["ann@example,com", /did you mean ann@example\.com\?/],
  ["Ann Lee <ann@example.com>", /did you mean ann@example\.com\?/],
  ["mailto:ann@example.com,", /did you mean ann@example\.com\?/],
  ["ann at example dot com", /did you mean ann@example\.com\?/],
  ["ann@example.com.", /ends in a dot.*did you mean ann@example\.com\?/],
  ["ann..lee@example.com", /did you mean ann\.lee@example\.com\?/],
  ["ann.@example.com", /did you mean ann@example\.com\?/],
  ["ann＠example.com", /did you mean ann@example\.com\?/],
  ["ann\u200b@example.com", /invisible character.*did you mean ann@example\.com\?/],
  ["ann@exa mple.com", /did you mean ann@example\.com\?/],
  ["ann@example", /without an ending/],
  ["ann@[192.0.2.1]", /names an IP address/],
  ["ann@192.0.2.1", /a number, not a name/],
  ["ann@0x7f.1", /a number, not a name/],
  ["ann@example.com/path", /has a "\/" in it/],
  ["ann@ex%61mple.com", /has a "%" in it/],
  ["ann@-example.com", /hyphen/],
  ["ann@exa_mple.com", /underscore/],
  [`${"a".repeat(65)}@example.com`, /more than 64 bytes/],
  [`ann@${"a".repeat(64)}.com`, /more than 63 characters/],
  [`ann@${`${"a".repeat(60)}.`.repeat(5)}com`, /more than 253/],
  ['"ann@example.com', /character before the @|more than one/],
  ["a\u0000nn@example.com", /invisible/],
  ["a(b)@example.com", /character before the @/],
])("%j is none, and the sentence says why", (typed, sentence) => {
  expect(() => readAddress(typed)).toThrow(sentence);
});

test("a huge text is refused at once and repeated only in part", () => {
  const begun = performance.now();
  expect(() => readAddress(`${"a@".repeat(500_000)}b`)).toThrow(/^.{0,250}$/);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
