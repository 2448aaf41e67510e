import { expect, test } from "vitest";
import { doesNotOpen, healthyWalk, imagine, reported } from "../testing/imagined.ts";
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

test.each([
  ["every kind of cut", JSON.stringify(whole).slice(0, -3), /truncated/],
  ["a newer version", JSON.stringify({ ...whole, version: 2 }), /update cantsend/],
  ["facts of another kind", JSON.stringify(whole).replace('"addresses":["192.0.2.10"]', '"addresses":"192.0.2.10"'), /no valid case file/],
  ["a kind that is none", JSON.stringify(whole).replace('"kind":"tcp-connect"', '"kind":"tcp-konnect"'), /no valid case file/],
  ["an array", "[]", /no case file/],
  ["null", "null", /no case file/],
])("%s is refused in one sentence", (_name, text, sentence) => {
  expect(() => readCaseFile(text, "it")).toThrow(sentence);
  expect(() => readCaseFile(text, "it")).toThrow(/^it [^\n]*\.$/);
});
