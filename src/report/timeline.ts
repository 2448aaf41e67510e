import { type CaseFile, subjectKey } from "../model/case-file.ts";
import type { Observation } from "../model/observation.ts";
import { evidenceOf, type Outcome, whereIs } from "./evidence.ts";
import { proofWords } from "./words.ts";

/** One measurement on the line of what it is about. */
export interface Span {
  readonly id: string;
  readonly words: string;
  readonly fromMs: number;
  readonly tookMs: number;
  readonly outcome: Outcome;
}

/** Everything that was measured about one thing, in its order. */
export interface Lane {
  readonly where: string;
  readonly spans: readonly Span[];
  /** What had become known at the moment when this lane began, where it began on account of that. */
  readonly after?: string;
}

/** What ran when, and what waited for what. */
export interface Timeline {
  readonly totalMs: number;
  readonly lanes: readonly Lane[];
}

/** A lane that begins so soon after something became known began because of it, in milliseconds. */
const promptly = 25;

const endOf = (one: Observation) => one.startedMs + one.tookMs;

const hostOf = ({ about }: Observation) => (about.on === "endpoint" ? about.host : about.on === "name" ? about.name : about.on);

/** The measurement whose end let a lane begin: the latest that ended just before it, one about the same host before any other. */
function cueOf(first: Observation, others: readonly Observation[]): Observation | undefined {
  const begins = first.startedMs;
  const just = others.filter((one) => endOf(one) <= begins + 2 && begins - endOf(one) <= promptly).sort((a, b) => endOf(b) - endOf(a));
  return just.find((one) => hostOf(one) === hostOf(first)) ?? just[0];
}

/** Orders the measurements of a case file into lanes, by what they are about and when they began. */
export function timelineOf(caseFile: Pick<CaseFile, "observations" | "tookMs">): Timeline {
  const measured = caseFile.observations.filter((one) => one.kind !== "reported-reply");
  const lanes = new Map<string, Observation[]>();
  for (const one of measured) {
    const key = subjectKey(one.about);
    lanes.set(key, [...(lanes.get(key) ?? []), one]);
  }
  const sorted = [...lanes.values()].map((lane) => [...lane].sort((a, b) => a.startedMs - b.startedMs)).sort((a, b) => (a[0]?.startedMs ?? 0) - (b[0]?.startedMs ?? 0));
  return {
    totalMs: Math.max(1, caseFile.tookMs, ...measured.map(endOf)),
    lanes: sorted.flatMap((lane): Lane[] => {
      const [first] = lane;
      if (first === undefined) return [];
      const cue = first.startedMs <= 2 ? undefined : cueOf(first, measured.filter((one) => !lane.includes(one)));
      return [
        {
          where: whereIs(first.about),
          spans: lane.map((one) => ({ id: one.id, words: proofWords[one.kind], fromMs: one.startedMs, tookMs: one.tookMs, outcome: evidenceOf(one).outcome })),
          ...(cue === undefined ? {} : { after: `${proofWords[cue.kind]} (${whereIs(cue.about)})` }),
        },
      ];
    }),
  };
}
