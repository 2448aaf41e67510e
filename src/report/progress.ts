import { subjectKey } from "../model/case-file.ts";
import { failureCodes } from "../model/failure.ts";
import type { Gap, Observation } from "../model/observation.ts";
import { Page } from "./page.ts";
import type { PathLine, PathState } from "./path.ts";
import { safe } from "./safe.ts";
import type { Look } from "./style.ts";

/** How each state is called; the words alone carry it, colour only repeats it. */
export const stateMarks: Readonly<Record<PathState, readonly [string, Look]>> = {
  ok: ["ok", "good"],
  stops: ["STOPS", "bad"],
  odd: ["odd", "care"],
  now: ["now", "care"],
  "not-reached": ["-", "faint"],
  "left-out": ["left out", "faint"],
};

const nameWidth = "encryption".length;
const markWidth = "left out".length;

/** Puts the stages of the send path on a page, one row each. */
export function putPath(page: Page, path: readonly PathLine[]): void {
  for (const { stage, state, words } of path) {
    const [mark, look] = stateMarks[state];
    page.row(stage, nameWidth, mark, markWidth, look, state === "not-reached" ? "not reached" : words);
  }
}

/** The send path as far as it is known, one row a stage, for a terminal that draws it again and again. Rows never wrap: they are cut. */
export function renderPath(path: readonly PathLine[], options: { readonly width: number; readonly colour: "yes" | "no" }): readonly string[] {
  const page = new Page(10_000, options.colour);
  const room = options.width - nameWidth - markWidth - 7;
  putPath(page, path.map((line) => (line.words.length > room ? { ...line, words: `${line.words.slice(0, Math.max(1, room - 1))}…` } : line)));
  return page.toString().trimEnd().split("\n");
}

/** One observation as one plain line, for a log. */
export function observationLine(one: Observation): string {
  return safe(`${one.kind} ${subjectKey(one.about)}: ${one.ok ? "seen" : failureCodes[one.failure.code]} (${Math.round(one.tookMs)} ms)`);
}

/** One gap as one plain line, for a log. */
export function gapLine(gap: Gap): string {
  return safe(`${gap.kind} ${subjectKey(gap.about)}: not measured: ${gap.detail}`);
}
