import { expect, test } from "vitest";
import { doesNotOpen, healthyWalk, imagine, reported } from "../testing/imagined.ts";
import { diagnose } from "../reason/diagnose.ts";
import { readCaseFile } from "./case-file.ts";

const whole = imagine([...healthyWalk(), doesNotOpen("no-answer", { port: 465 }), reported("550 no", "mail")], { gaps: [{ kind: "smtp-canary", about: { on: "machine" }, why: "not-allowed", detail: "needs leave" }] });

test("what was written reads back the same", () => {
  expect(readCaseFile(JSON.stringify(whole))).toEqual(JSON.parse(JSON.stringify(whole)));
});

test("the report of --json is a case file too", () => {
  expect(readCaseFile(JSON.stringify({ schemaVersion: 1, verdict: "healthy", caseFile: whole }))).toEqual(JSON.parse(JSON.stringify(whole)));
});

test("a field of a later hand is left out, not refused", () => {
  expect(readCaseFile(JSON.stringify({ ...whole, mood: "fine" }))).toEqual(JSON.parse(JSON.stringify(whole)));
});

test("measurements of a kind that only a later version knows are left out with one sentence, and the rest is judged as before", () => {
  const told: string[] = [];
  const later = {
    ...whole,
    writtenBy: "9.1.0",
    observations: [...whole.observations, { ...whole.observations[0], id: "o99", kind: "elsewhere-scent", ok: true, saw: { smell: "roses" } }, { ...whole.observations[0], id: "o100", about: { on: "satellite" }, kind: "elsewhere-scent", ok: false, failure: { code: "fog" } }],
    gaps: [...whole.gaps, { kind: "moon-phase", about: { on: "machine" }, why: "new-moon", detail: "dark" }],
  };
  const read = readCaseFile(JSON.stringify(later), "it", (sentence) => told.push(sentence));
  expect(read).toEqual(JSON.parse(JSON.stringify({ ...whole, writtenBy: "9.1.0" })));
  expect(diagnose(read)).toEqual(diagnose(whole));
  expect(told).toEqual(['it was written by cantsend "9.1.0" and holds measurements that this version does not know ("elsewhere-scent", "moon-phase"); they are left out.']);
  const nothing: string[] = [];
  readCaseFile(JSON.stringify(whole), "it", (sentence) => nothing.push(sentence));
  expect(nothing).toEqual([]);
});

test.each([
  ["a kind of its own that is no word", JSON.stringify({ ...whole, observations: [{ kind: 7 }] }), /no valid case file/],
  ["every kind of cut", JSON.stringify(whole).slice(0, -3), /truncated/],
  ["a newer version", JSON.stringify({ ...whole, version: 2 }), /update cantsend/],
  ["facts of another kind", JSON.stringify(whole).replace('"addresses":["192.0.2.10"]', '"addresses":"192.0.2.10"'), /no valid case file/],
  ["an array", "[]", /no case file/],
  ["null", "null", /no case file/],
])("%s is refused in one sentence", (_name, text, sentence) => {
  expect(() => readCaseFile(text, "it")).toThrow(sentence);
  expect(() => readCaseFile(text, "it")).toThrow(/^it [^\n]*\.$/);
});
