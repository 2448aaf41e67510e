import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { catalogue } from "../../model/catalogue.ts";
import { questions } from "../../model/questions.ts";
import { causesDe } from "./page/texts/causes-de.ts";
import { de } from "./page/texts/de.ts";
import { en } from "./page/texts/en.ts";

/** Every key of a catalogue with its place. */
function keys(of: object, place = ""): readonly string[] {
  return Object.entries(of).flatMap(([key, value]: [string, unknown]) => (typeof value === "object" && value !== null && !Array.isArray(value) ? keys(value, `${place}${key}.`) : [`${place}${key}`]));
}

/** What only a language that is not English needs, because the diagnosis speaks English by itself. */
const translations = /^(titles|said|complaints|leadOf|questions)\b/;
const own = (of: object) => keys(of).filter((key) => !translations.test(key)).sort();

test("no key is missing in either language, and none is empty", () => {
  expect(own(de)).toEqual(own(en));
  expect(JSON.stringify(de)).not.toContain('""');
});

test("every cause has a title in German, each its own", () => {
  expect(Object.keys(causesDe).sort()).toEqual(Object.keys(catalogue).sort());
  expect(new Set(Object.values(causesDe)).size).toBe(Object.keys(catalogue).length);
});

test("every question of the model is asked in German, with the same answers", () => {
  expect(Object.keys(de.questions ?? {}).sort()).toEqual(questions.map((one) => one.id).sort());
  for (const { id, answers } of questions) expect(Object.keys(de.questions?.[id]?.answers ?? {}).sort(), id).toEqual(Object.keys(answers).sort());
});

test("what is translated by its English words is still said in these words", () => {
  const source = readFileSync(new URL("../../report/story.ts", import.meta.url), "utf8");
  expect(Object.keys(de.said).filter((words) => !source.includes(words))).toEqual([]);
});
