import { type Heap, type Passage, Sorter } from "../../ask/material/passage.ts";
import { type PaperWorld, reportedReply } from "../../ask/reported.ts";
import { type CaseFile, caseFileVersion } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Observation } from "../../model/observation.ts";
import type { LoginUseFacts } from "../../model/reputation-facts.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { schemaVersion } from "../../report/json.ts";
import type { CauseTroubles, OpenTroubles, Summary, Troubles } from "../../report/summary.ts";
import { version } from "../../version.ts";

/** What was made of words: the case file with them, its diagnosis, and how many secrets were taken out. */
export interface Judged {
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly removed: number;
}

/** Judges words by themselves. */
export function judgeWords({ words, phase }: Pick<Passage, "words" | "phase">, world: PaperWorld): Judged {
  const { observation, removed } = reportedReply(words, world, { phase });
  const caseFile: CaseFile = {
    version: caseFileVersion,
    startedAt: observation.at,
    tookMs: 0,
    writtenBy: version,
    target: { address: "", domain: "", from: "", history: "not-said", controls: [], ...(observation.ok ? { reported: observation.saw.text } : {}) },
    routes: [],
    observations: [observation],
    gaps: [],
  };
  return { caseFile, diagnosis: diagnose(caseFile), removed };
}

/** Beyond so many kinds of failure, the rare ones are told without a judgement: each costs milliseconds. */
const mostJudged = 1_000;
const mostDomains = 20;
const nearestShown = 3;

interface Sorted {
  readonly heap: Heap;
  readonly example: string;
  readonly judged: Judged | undefined;
}

function together(list: readonly Sorted[]): Troubles {
  const byBegin = [...list].sort((a, b) => a.heap.begins - b.heap.begins);
  const byEnd = [...list].sort((a, b) => b.heap.ends - a.heap.ends);
  const first = byBegin.find(({ heap }) => heap.first !== undefined)?.heap.first;
  const last = byEnd.find(({ heap }) => heap.last !== undefined)?.heap.last;
  return {
    count: list.reduce((sum, { heap }) => sum + heap.count, 0),
    ...(first === undefined ? {} : { first }),
    ...(last === undefined ? {} : { last }),
    domains: [...new Set(list.flatMap(({ heap }) => heap.domains))].slice(0, mostDomains),
    example: list[0]?.example ?? "",
  };
}

const exampleOf = (judged: Judged) => judged.caseFile.target.reported ?? "";

/** Judges each kind of failure once, and puts those of one cause together, the most frequent first. */
export function summarize(sorter: Sorter, material: string, world: PaperWorld, use: readonly LoginUseFacts[] = []): { readonly summary: Summary; readonly removed: number } {
  const sorted = sorter.heaps().map((heap, index): Sorted => {
    const judged = index < mostJudged ? judgeWords(heap.example, world) : undefined;
    return { heap, judged, example: judged === undefined ? world.cleanPasted(heap.example.words).text : exampleOf(judged) };
  });
  const groups = new Map<CauseId, Sorted[]>();
  const open: OpenTroubles[] = [];
  for (const one of sorted) {
    const cause = one.judged?.diagnosis.named[0]?.cause;
    if (cause === undefined) open.push({ ...together([one]), nearest: one.judged?.diagnosis.undecided.slice(0, nearestShown).map((near) => near.cause) ?? [] });
    else groups.set(cause, [...(groups.get(cause) ?? []), one]);
  }
  const causes = [...groups.values()].flatMap((list): CauseTroubles[] => {
    const finding = list[0]?.judged?.diagnosis.named[0];
    if (finding === undefined) return [];
    return [{ cause: finding.cause, title: finding.title, certainty: finding.certainty, ...together(list), steps: finding.remedy.steps }];
  });
  causes.push(...abuse(use, world));
  return {
    summary: { schemaVersion, verdict: causes.length > 0 ? "named" : "undecided", material, failures: sorter.total, causes: causes.sort((a, b) => b.count - a.count), undecided: open },
    removed: sorted.reduce((sum, one) => sum + (one.judged?.removed ?? 0), 0),
  };
}

/** What the use of logins shows by itself: an account or a server that somebody else sends by. */
function abuse(use: readonly LoginUseFacts[], world: PaperWorld): readonly CauseTroubles[] {
  const observations = use.map((saw, index): Observation => ({ id: `o${index + 1}`, kind: "login-use", about: { on: "machine" }, vantage: world.vantage, at: world.wallClock().toISOString(), startedMs: index, tookMs: 0, ok: true, saw }));
  const caseFile: CaseFile = { version: caseFileVersion, startedAt: world.wallClock().toISOString(), tookMs: 0, writtenBy: version, target: { address: "", domain: "", from: "", history: "not-said", controls: [] }, routes: [], observations, gaps: [] };
  return diagnose(caseFile).named.map(({ cause, title, certainty, remedy, because }) => ({ cause, title, certainty, count: use[0]?.messages ?? 0, domains: [], example: because[0]?.words ?? "", steps: remedy.steps }));
}

/** Reads all passages onto heaps. */
export async function sortAll(passages: AsyncIterable<Passage>): Promise<Sorter> {
  const sorter = new Sorter();
  for await (const passage of passages) sorter.add(passage);
  return sorter;
}
