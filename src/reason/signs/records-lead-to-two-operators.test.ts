import { expect, test } from "vitest";
import type { PointerFacts } from "../../model/domain-facts.ts";
import { imagine, saw } from "../../testing/imagined.ts";
import { readSign } from "../diagnose.ts";
import { signs } from "./index.ts";

const pointer = (record: string, operator: string): PointerFacts["pointers"][number] => ({ record, target: `${operator}.example`, operator, state: "found" });
const about = { on: "name", name: "example.com", type: "pointers", resolver: "configured" } as const;
const state = (...pointers: PointerFacts["pointers"][number][]) => readSign(signs["records-lead-to-two-operators"], imagine([saw("record-pointers", { domain: "example.com", pointers }, about)])).state;

test("a record that stayed with the former operator is seen", () => {
  expect(state(pointer("MX", "b"), pointer("SPF", "b"), pointer("CNAME autoconfig.example.com", "a"))).toBe("present");
  expect(state(pointer("MX", "b"), pointer("SPF", "a"))).toBe("present");
});

test("one operator, one who receives and another who is in SPF as well, and operators that nobody knows are none", () => {
  expect(state(pointer("MX", "a"), pointer("SPF", "a"), pointer("submission host", "a"))).toBe("absent");
  expect(state(pointer("MX", "a"), pointer("SPF", "a"), pointer("SPF", "newsletters"))).toBe("absent");
  // Mail comes in at one operator and goes out by another: SPF names both, so both are in use.
  expect(state(pointer("MX", "a"), pointer("SPF", "a"), pointer("SPF", "b"), pointer("submission host", "b"))).toBe("absent");
  expect(state(pointer("SPF", "a"))).toBe("unknown");
  expect(state()).toBe("unknown");
});
