import type { CaseFile, View } from "../model/case-file.ts";
import { type CauseId, catalogue, stages } from "../model/catalogue.ts";
import type { Because, Certainty, Diagnosis, Finding, RuledOut, Undecided } from "../model/diagnosis.ts";
import type { Gap, Kind, Observation } from "../model/observation.ts";
import type { Cause, Strength } from "./cause.ts";
import { causes as allCauses } from "./causes/index.ts";
import { byWords } from "./hearsay/by-words.ts";
import { type Reading, type Sign, usable } from "./sign.ts";
import { type SignId, signs as allSigns } from "./signs/index.ts";

const weight: Readonly<Record<Strength, number>> = { weak: 1, fair: 2, strong: 4 };
const certainties: readonly Certainty[] = ["certain", "likely", "possible"];

type ByKind = ReadonlyMap<Kind, readonly Observation[]>;

/** What can be judged by, by its kind: every sign asks for some kinds, and no sign for all. */
function usableByKind(caseFile: CaseFile): ByKind {
  const found = new Map<Kind, Observation[]>();
  for (const one of caseFile.observations) {
    if (!usable(one)) continue;
    const same = found.get(one.kind);
    if (same === undefined) found.set(one.kind, [one]);
    else same.push(one);
  }
  return found;
}

/** A view through the kinds that a sign declared. Asking for another one is a fault in the sign and throws TypeError. */
function viewOf(caseFile: CaseFile, byKind: ByKind, needs: readonly Kind[]): View<Kind> {
  const declared = (kind: Kind) => {
    if (!needs.includes(kind)) throw new TypeError(`a sign asked for ${kind}, which it does not declare`);
  };
  return {
    target: caseFile.target,
    routes: caseFile.routes,
    of<K extends Kind>(kind: K) {
      declared(kind);
      return (byKind.get(kind) ?? []) as readonly Observation[] as readonly Observation<K>[];
    },
    gaps(kind: Kind): readonly Gap[] {
      declared(kind);
      return caseFile.gaps.filter((gap) => gap.kind === kind);
    },
  };
}

/** Reads one sign. Unmeasured is unknown, never absent: the sign itself is not even asked then. */
export function readSign(sign: Sign, caseFile: CaseFile, byKind: ByKind = usableByKind(caseFile)): Reading {
  const missing = sign.needs.filter((kind) => !byKind.has(kind));
  const enough = sign.from === "any" ? missing.length < sign.needs.length : missing.length === 0;
  if (!enough) {
    const gap = caseFile.gaps.find((one) => missing.includes(one.kind) && one.why !== "not-needed");
    return { state: "unknown", words: gap === undefined ? "not measured" : `not measured: ${gap.detail}` };
  }
  return sign.read(viewOf(caseFile, byKind, sign.needs));
}

/** The readings of all signs, each made at most once. */
function readings(caseFile: CaseFile, signs: Readonly<Record<string, Sign>>): (id: SignId) => Because {
  const made = new Map<string, Because>();
  const byKind = usableByKind(caseFile);
  return (id) => {
    const known = made.get(id);
    if (known !== undefined) return known;
    const sign = signs[id];
    if (sign === undefined) throw new TypeError(`no sign ${id}`);
    const reading = readSign(sign, caseFile, byKind);
    const because: Because = {
      sign: id,
      state: reading.state,
      words: reading.words,
      ...(reading.quote === undefined ? {} : { quote: reading.quote }),
      observations: (reading.rests ?? []).map((one) => one.id),
    };
    made.set(id, because);
    return because;
  };
}

interface Judged {
  readonly cause: Cause;
  readonly outcome: "named" | "ruled-out" | "undecided";
  readonly because: readonly Because[];
  readonly score: number;
}

function judge(cause: Cause, read: (id: SignId) => Because): Judged {
  const excluding = cause.excludedBy.map(read).filter((one) => one.state === "present");
  const required = cause.requires.map(read);
  const oneOf = (cause.requiresOneOf ?? []).map(read);
  const supporting = (Object.keys(cause.supportedBy) as SignId[]).map(read).filter((one) => one.state === "present");
  const score = supporting.reduce((sum, one) => sum + weight[cause.supportedBy[one.sign as SignId] ?? "weak"], 0);
  if (excluding.length > 0) return { cause, outcome: "ruled-out", because: excluding, score };
  const shown = (cause.shownBy ?? []).map(read);
  const showing = shown.filter((one) => one.state === "present");
  if (showing.length > 0) {
    const rest = [...required, ...oneOf, ...supporting].filter((one) => one.state === "present" && !showing.includes(one));
    return { cause, outcome: "named", because: [...showing, ...new Set(rest)], score };
  }
  const denied = required.filter((one) => one.state === "absent");
  if (denied.length > 0) return { cause, outcome: "ruled-out", because: denied, score };
  if (oneOf.length > 0 && oneOf.every((one) => one.state === "absent")) return { cause, outcome: "ruled-out", because: oneOf, score };
  const open = required.filter((one) => one.state === "unknown");
  const chosen = oneOf.filter((one) => one.state === "present");
  if (oneOf.length > 0 && chosen.length === 0) open.push(...oneOf.filter((one) => one.state === "unknown"));
  if (open.length > 0 && shown.length > 0 && shown.every((one) => one.state === "absent")) return { cause, outcome: "ruled-out", because: shown, score };
  if (open.length > 0 || required.length + oneOf.length === 0) return { cause, outcome: "undecided", because: open, score };
  return { cause, outcome: "named", because: [...required, ...chosen, ...supporting.filter((one) => !required.includes(one) && !chosen.includes(one))], score };
}

function stageOf(cause: Cause): number {
  return stages.indexOf(catalogue[cause.id].stage);
}

/** Does a finding rest on nothing but words that somebody handed to us? Then nobody has seen it happen. */
function isHearsay(because: readonly Because[], caseFile: CaseFile): boolean {
  const rests = because.flatMap((one) => one.observations);
  const reported = new Set(caseFile.observations.filter((one) => one.kind === "reported-reply").map((one) => one.id));
  return rests.length > 0 && rests.every((id) => reported.has(id));
}

function certaintyOf(cause: Cause, notExcluded: readonly CauseId[], hearsay: "hearsay" | "seen", because: readonly Because[]): Certainty {
  const reached: Certainty = cause.maturity === "experimental" ? "possible" : notExcluded.length === 0 ? "certain" : "likely";
  const proven = because.some((one) => one.state === "present" && cause.provenBy?.some((id) => id === one.sign) === true);
  const most = proven ? "certain" : (cause.atMost ?? (hearsay === "hearsay" ? "likely" : "certain"));
  return certainties.indexOf(reached) < certainties.indexOf(most) ? most : reached;
}

/** The signs that say that all is well with what was looked at: the mailbox can send after all, the message is as it should be. */
const healthySigns: readonly SignId[] = ["account-can-send", "message-is-in-order"];

/** Two files that differ in nothing but the order of their observations say the same: whoever looks for the first finds the earliest. */
function inOrder(caseFile: CaseFile): CaseFile {
  return { ...caseFile, observations: [...caseFile.observations].sort((a, b) => a.startedMs - b.startedMs || a.id.length - b.id.length || (a.id < b.id ? -1 : 1)) };
}

/**
 * Judges a case file. Pure: the same file gives the same diagnosis on any machine, at any time.
 * `named` is in the order in which a message meets the faults; of faults at the same stage the better supported one comes first.
 */
export function diagnose(given: CaseFile, causes: readonly Cause[] = allCauses, signs: Readonly<Record<string, Sign>> = allSigns): Diagnosis {
  const caseFile = inOrder(given);
  const read = readings(caseFile, signs);
  const judged = causes.map((cause) => judge(cause, read));
  const outcomeOf = new Map(judged.map((one) => [one.cause.id, one.outcome]));
  const named = judged
    .filter((one) => one.outcome === "named")
    .map((one): Finding & { score: number; order: number } => {
      const notExcluded = one.cause.neighbours.filter((id) => outcomeOf.get(id) !== "ruled-out");
      const place = catalogue[one.cause.id];
      return {
        cause: one.cause.id,
        group: place.group,
        family: place.family,
        stage: place.stage,
        title: one.cause.title,
        certainty: certaintyOf(one.cause, notExcluded, isHearsay(one.because, caseFile) ? "hearsay" : "seen", one.because),
        because: one.because,
        notExcluded,
        remedy: one.cause.remedy(caseFile),
        score: one.score,
        order: stageOf(one.cause),
      };
    })
    .sort((a, b) => rank(a) - rank(b) || a.order - b.order || b.score - a.score || certainties.indexOf(a.certainty) - certainties.indexOf(b.certainty) || (a.cause < b.cause ? -1 : 1))
    .map(({ score: _score, order: _order, ...finding }) => finding);
  const ruledOut: RuledOut[] = judged.filter((one) => one.outcome === "ruled-out").map((one) => ({ cause: one.cause.id, title: one.cause.title, because: one.because }));
  const undecided: Undecided[] = judged
    .filter((one) => one.outcome === "undecided")
    .sort((a, b) => b.score - a.score || stageOf(a.cause) - stageOf(b.cause))
    .map((one) => ({ cause: one.cause.id, title: one.cause.title, missing: one.because }));
  const wellness = healthySigns.map((id) => read(id).state);
  const healthy = wellness.includes("present") && !wellness.includes("absent");
  const verdict = named.length > 0 ? "named" : healthy ? "healthy" : "undecided";
  return byWords({ verdict, named, ruledOut, undecided }, caseFile, causes);
}

/** What is only possible comes after what is likely, wherever it stands on the path. */
function rank(finding: Finding): number {
  return finding.certainty === "possible" ? 1 : 0;
}
