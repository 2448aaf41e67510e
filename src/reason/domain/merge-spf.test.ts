import { expect, test } from "vitest";
import { mergeSpf, quotedTxt } from "./merge-spf.ts";

test("puts the new sender before the end, and keeps everything that stands there", () => {
  expect(mergeSpf(["v=spf1 mx include:_spf.google.com -all"], ["ip4:192.0.2.25"])).toBe("v=spf1 mx include:_spf.google.com ip4:192.0.2.25 -all");
  expect(mergeSpf(["v=spf1 redirect=other.example"], ["ip4:192.0.2.25"])).toBe("v=spf1 ip4:192.0.2.25 redirect=other.example");
  expect(mergeSpf([], ["include:_spf.google.com"])).toBe("v=spf1 include:_spf.google.com ~all");
});

test("joins several records into one, each term once, with the mildest end", () => {
  expect(mergeSpf(["v=spf1 mx -all", "v=spf1 mx ip4:192.0.2.1 ~all"], [])).toBe("v=spf1 mx ip4:192.0.2.1 ~all");
});

test("cuts what is too long for one string", () => {
  expect(quotedTxt("a".repeat(300))).toBe(`"${"a".repeat(255)}" "${"a".repeat(45)}"`);
});
