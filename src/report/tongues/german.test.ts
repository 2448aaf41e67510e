import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { drawPicture } from "../picture.ts";
import { tell } from "../story.ts";
import { proofWords } from "../words.ts";
import { german, germanPhrases } from "./german.ts";
import { placeholder } from "./translator.ts";

const root = new URL("../../../", import.meta.url);
const names = (text: string) => [...text.matchAll(placeholder)].map((match) => match[1]).sort();

/** What golden case files say, by what it is. */
const said = { steps: new Map<string, "yes" | "no">(), evidence: new Map<string, "yes" | "no">(), path: new Map<string, "yes" | "no">() };
const stepsOf = new Map<CauseId, (readonly [string, "yes" | "no"])[]>();
const isGerman = (text: string) => (german(text) === undefined ? ("no" as const) : ("yes" as const));
for (const path of globSync("cases/*/case.json", { cwd: root })) {
  const caseFile = JSON.parse(readFileSync(new URL(path, root), "utf8")) as CaseFile;
  const diagnosis = diagnose(caseFile);
  const [first] = tell(diagnosis, caseFile).findings;
  for (const { sentence, letter, weakens } of first?.steps ?? []) {
    for (const text of [sentence, letter, weakens]) {
      if (text === undefined || first === undefined) continue;
      said.steps.set(text, isGerman(text));
      stepsOf.set(first.id, [...(stepsOf.get(first.id) ?? []), [text, isGerman(text)]]);
    }
  }
  for (const { words } of first?.evidence ?? []) said.evidence.set(words, isGerman(words));
  for (const { words } of drawPicture(caseFile, diagnosis).sending) if (words !== "") said.path.set(words, isGerman(words));
}
const share = (all: ReadonlyMap<string, "yes" | "no">) => [...all.values()].filter((one) => one === "yes").length / all.size;

test("no placeholder is lost or made up, and none is empty", () => {
  for (const [english, translated] of germanPhrases) {
    expect([...new Set(names(translated))], english).toEqual([...new Set(names(english))]);
    expect(translated.replace(placeholder, "").trim().length, english).toBeGreaterThan(english.replace(placeholder, "").replace(/[^a-z]/gi, "").length === 0 ? -1 : 1);
  }
  const keys = germanPhrases.map(([english]) => english);
  expect(keys.filter((key, at) => keys.indexOf(key) !== at && german(key) === undefined)).toEqual([]);
});

test("what is translated is still said, but for a few sentences that were put otherwise of late: its pieces stand in the sources", () => {
  const sources = globSync("src/{reason,report,model,measure}/**/*.ts", { cwd: root })
    .filter((path) => !/\.test\.ts$|tongues\//.test(path))
    .map((path) => readFileSync(new URL(path, root), "utf8"))
    .join("\n")
    .replaceAll('\\"', '"')
    .replaceAll("\\`", "`")
    .toLowerCase();
  const pieces = (english: string) => english.toLowerCase().replace(/^(?:the|open|wait|run this) /, "").split(/\{[*?=]?\w+\}/).map((piece) => piece.trim().replace(/[:.,)]+$/, "").replaceAll("\\", "\\\\")).filter((piece) => /[a-z]{2}/.test(piece));
  // A sentence that is put together stands in the sources in a few parts: the verb of a step in report/steps.ts, what it is about in the cause.
  const stands = (piece: string, parts: number): boolean => {
    if (sources.includes(piece)) return true;
    const words = piece.split(/(?=[ ;])/);
    for (let at = words.length - 1; parts > 1 && at > 0; at -= 1) if (sources.includes(words.slice(0, at).join(""))) return stands(words.slice(at).join("").trim(), parts - 1);
    return false;
  };
  const gone = germanPhrases.filter(([english]) => !pieces(english).every((piece) => stands(piece, 4)));
  if (gone.length > 0) console.log(`nobody says any more:\n${gone.map(([english]) => english).join("\n")}`);
  // Whoever puts an English sentence otherwise need not know German: that sentence is English until somebody follows.
  expect(gone.length / germanPhrases.length).toBeLessThan(0.05);
});

test("the words for proofs are there in German, but for the newest", () => {
  const missing = Object.values(proofWords).filter((words) => german(words) === undefined);
  expect(missing.length / Object.keys(proofWords).length, missing.join("; ")).toBeLessThan(0.2);
});

test("the steps of at least forty causes, and most of what is said on the way, are there in German", () => {
  const whole = [...stepsOf].filter(([, steps]) => steps.every(([, state]) => state === "yes")).map(([cause]) => cause);
  const rest = [...stepsOf].filter(([cause]) => !whole.includes(cause)).map(([cause, steps]) => `${cause}: ${steps.filter(([, state]) => state === "no").length} of ${steps.length}`);
  console.log(`in German: the steps of ${whole.length} of ${stepsOf.size} causes; of all that golden cases say ${Object.entries(said).map(([name, all]) => `${Math.round(share(all) * 100)} % of the ${name}`).join(", ")}\nall steps: ${whole.sort().join(" ")}\nin English yet: ${rest.join("; ")}`);
  expect(whole.length).toBeGreaterThanOrEqual(40);
  expect(share(said.path)).toBeGreaterThan(0.9);
  expect(share(said.evidence)).toBeGreaterThan(0.5);
});
