import { expect, test } from "vitest";
import { madeStable } from "./stable.ts";

const names = [["mail.brabay.test", "mail.provider.example"], ["brabay.test", "provider.example"], ["203.0.113.2", "192.0.2.10"], ["203.0.113.20", "192.0.2.11"]] as const;

test("drawn names give way to the stable ones, the longest first", () => {
  expect(madeStable("at mail.brabay.test for anna@brabay.test", names)).toBe("at mail.provider.example for anna@provider.example");
});

test("an address that begins like another stays whole", () => {
  expect(madeStable("203.0.113.2, 203.0.113.20 and [203.0.113.20]:25", names)).toBe("192.0.2.10, 192.0.2.11 and [192.0.2.11]:25");
});
