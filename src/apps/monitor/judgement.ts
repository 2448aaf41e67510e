import { type CauseId, catalogue, type Stage, stages } from "../../model/catalogue.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { submissionInQuestion } from "../../model/route.ts";

/**
 * What the watch can name: a cause, a record of a domain that is at fault without being a cause of its own, a spam filter whose score of a message is above the limit, that the token server no longer
 * renews the token that tomorrow's sending rests on, or that the server cannot be reached while others can, for a reason that stays undecided.
 */
export type Ailment = CauseId | `record ${string}` | `filter ${string}` | "token-not-renewed" | "not-reached";

/** How far along the send path one run came. A shallower run cannot say that a deeper fault is gone. */
export type Depth = "nothing" | "look" | "login" | "send";

/** One run, reduced to what the judgement over time needs. */
export interface Outcome {
  readonly at: string;
  /** `offline`: the vantage itself had no way out, so the run says nothing about the mailbox. */
  readonly state: "well" | "ill" | "open" | "offline";
  readonly cause?: Ailment;
  /** What was named with certainty besides. */
  readonly besides?: readonly Ailment[];
  readonly stage?: Stage;
  readonly depth: Depth;
}

/** What is known of one account from all its runs. Plain data: it is kept in the store. */
export interface Standing {
  readonly state: "new" | "well" | "ill";
  readonly cause?: Ailment;
  /** What is at fault besides, and was told. */
  readonly besides?: readonly Ailment[];
  readonly stage?: Stage;
  /** Since when this state holds, as far as the runs tell. */
  readonly since?: string;
  /** The last outcomes that counted, the newest last. */
  readonly recent: readonly Outcome[];
  /** When the state changed, for telling that it flaps; the newest last. */
  readonly changes: readonly string[];
  readonly flapping: "yes" | "no";
  readonly vantage: "online" | "offline";
}

/** What somebody should hear of. */
export type WatchEvent =
  | { readonly event: "broke"; readonly cause: Ailment; readonly besides?: readonly Ailment[] }
  | { readonly event: "changed"; readonly from: Ailment; readonly cause: Ailment; readonly besides?: readonly Ailment[] }
  /** A further fault joined those that are known. */
  | { readonly event: "joined"; readonly cause: Ailment; readonly besides?: readonly Ailment[] }
  /** Some of several faults are mended; `cause` is what remains. */
  | { readonly event: "eased"; readonly gone: readonly Ailment[]; readonly cause: Ailment; readonly besides?: readonly Ailment[] }
  | { readonly event: "recovered"; readonly from: Ailment; readonly since: string }
  | { readonly event: "flaps"; readonly changes: number }
  | { readonly event: "offline" }
  | { readonly event: "online" };

/** So many changes within this time are flapping. */
export interface Flapping {
  readonly changes: number;
  readonly withinMs: number;
}

export interface Rule {
  readonly times: number;
  readonly of: number;
  readonly flapping?: Flapping;
}

export const usualFlapping: Flapping = { changes: 5, withinMs: 6 * 3_600_000 };
/** A flapping account is calm again when its state held this long. */
const calmMs = 2 * 3_600_000;

export const fresh: Standing = { state: "new", recent: [], changes: [], flapping: "no", vantage: "online" };

const depths: readonly Depth[] = ["nothing", "look", "login", "send"];

/** How deep a run must reach to see a fault of this stage. */
function depthOf(stage: Stage | undefined): Depth {
  const at = stage === undefined ? 0 : stages.indexOf(stage);
  if (at < stages.indexOf("auth")) return "look";
  return at < stages.indexOf("data") ? "login" : "send";
}

function reached(caseFile: CaseFile): Depth {
  const route = submissionInQuestion(caseFile.routes);
  const on = (kind: string) => caseFile.observations.some((one) => one.kind === kind && one.ok && one.about.on === "endpoint" && one.about.host === route?.host && one.about.port === route.port);
  if (on("smtp-canary")) return "send";
  if (caseFile.observations.some((one) => one.kind === "smtp-login" && one.ok && one.saw.accepted === "yes")) return "login";
  return on("smtp-hello-tls") || on("smtp-hello") ? "look" : "nothing";
}

/** Had this vantage no way out at all? Every connection failed, to the server and to the unrelated hosts, and some were tried. */
export function vantageIsOffline(caseFile: CaseFile): "yes" | "no" {
  const connects = caseFile.observations.filter((one) => one.kind === "tcp-connect" || one.kind === "control-connect");
  const controls = connects.filter((one) => one.kind === "control-connect");
  if (connects.some((one) => one.ok)) return "no";
  if (controls.length > 0) return "yes";
  // No name could be looked up and so nothing was connected to: without any answer from any resolver, refusals included.
  const lookups = caseFile.observations.filter((one) => one.kind === "dns-answer" || one.kind === "system-lookup");
  return connects.length === 0 && lookups.length > 0 && lookups.every((one) => !one.ok && one.failure.blame === "path") ? "yes" : "no";
}

/** Can this machine reach others, while the server in question was not reached? Then it is not the machine, whatever it is. */
export function othersAreReached(caseFile: CaseFile): "yes" | "no" {
  const host = submissionInQuestion(caseFile.routes)?.host;
  const others = caseFile.observations.filter((one) => one.ok && (one.kind === "control-connect" || (one.kind === "system-lookup" && one.about.on === "name" && one.about.name !== host && one.saw.addresses.length > 0)));
  const lookupFailed = caseFile.observations.some((one) => one.kind === "system-lookup" && !one.ok && one.about.on === "name" && one.about.name === host);
  // Where the name could not be looked up, another name that could says that the resolver works; else only an open connection says anything.
  return others.some((one) => one.kind === "control-connect" || lookupFailed) ? "yes" : "no";
}

const some = <T>(list: readonly T[]): { readonly besides?: readonly T[] } => (list.length === 0 ? {} : { besides: list });

/** Reduces one run to its outcome. */
export function outcomeOf(caseFile: CaseFile, diagnosis: Diagnosis): Outcome {
  const at = caseFile.startedAt;
  const depth = reached(caseFile);
  if (vantageIsOffline(caseFile) === "yes") return { at, state: "offline", depth: "nothing" };
  const [first, ...more] = diagnosis.named;
  // Two causes of one family are two readings of one fault.
  const besides = more.filter((one) => one.certainty === "certain" && one.family !== first?.family);
  if (first !== undefined && diagnosis.verdict === "named") return { at, state: "ill", cause: first.cause, ...some(besides.map((one) => one.cause)), stage: first.stage, depth };
  if (depth === "nothing" && diagnosis.verdict !== "healthy" && othersAreReached(caseFile) === "yes") return { at, state: "ill", cause: "not-reached", depth };
  return { at, state: diagnosis.verdict === "healthy" || depth !== "nothing" ? "well" : "open", depth };
}

/** The cause that the last runs agree on, the newest among those that occur often enough. */
function agreed(recent: readonly Outcome[], times: number): Outcome | undefined {
  const ill = recent.filter((one) => one.state === "ill");
  if (ill.length < times) return undefined;
  const counts = new Map<Ailment, number>();
  for (const one of ill) if (one.cause !== undefined) counts.set(one.cause, (counts.get(one.cause) ?? 0) + 1);
  // The mailbox is ill either way; where the runs name different causes, the one named most often speaks, and of equals the newest.
  const most = Math.max(...counts.values());
  return ill.findLast((one) => one.cause !== undefined && counts.get(one.cause) === most);
}

const causesOf = (one: Pick<Outcome, "cause" | "besides">): readonly Ailment[] => [...(one.cause === undefined ? [] : [one.cause]), ...(one.besides ?? [])];

/** Everything that the newest run names and enough of the last runs named too, in the newest run's order. */
function allAgreed(recent: readonly Outcome[], times: number): readonly Ailment[] {
  const ill = recent.filter((one) => one.state === "ill");
  return causesOf(recent.at(-1) ?? {}).filter((cause) => ill.filter((one) => causesOf(one).includes(cause)).length >= times);
}

/** Was a fault that is known not named by so many runs in a row that would have seen it? */
function isGone(cause: Ailment, recent: readonly Outcome[], times: number): boolean {
  const stage = cause in catalogue ? catalogue[cause as CauseId].stage : undefined;
  const last = recent.slice(-times);
  return last.length === times && last.every((one) => !causesOf(one).includes(cause) && depths.indexOf(one.depth) >= depths.indexOf(depthOf(stage)));
}

const wellInARow = (recent: readonly Outcome[]) => {
  let count = 0;
  for (const one of recent.toReversed()) {
    if (one.state !== "well") break;
    count += 1;
  }
  return count;
};

/**
 * Takes one more run into account. An alert comes on a change of the named cause that enough runs agree on, never on every run; a run of a
 * vantage without a way out counts for nothing but that; a state that keeps changing is told once.
 */
export function judge(before: Standing, outcome: Outcome, rule: Rule): { readonly standing: Standing; readonly events: readonly WatchEvent[] } {
  if (outcome.state === "offline") return { standing: { ...before, vantage: "offline" }, events: before.vantage === "offline" ? [] : [{ event: "offline" }] };
  const events: WatchEvent[] = before.vantage === "offline" ? [{ event: "online" }] : [];
  const base: Standing = { ...before, vantage: "online" };
  // A look that ends before the stage of the known fault is no news about it.
  const blind = outcome.state !== "ill" && before.state === "ill" && depths.indexOf(outcome.depth) < depths.indexOf(depthOf(before.stage));
  if (outcome.state === "open" || blind) return { standing: base, events };

  const recent = [...base.recent, outcome].slice(-rule.of);
  const now = Date.parse(outcome.at);
  const flapping = rule.flapping ?? usualFlapping;
  const changes = base.changes.filter((at) => now - Date.parse(at) < flapping.withinMs);
  const held = (standing: Standing): Standing => {
    const last = changes.at(-1);
    const calm = standing.flapping === "yes" && (last === undefined || now - Date.parse(last) >= calmMs);
    return calm ? { ...standing, flapping: "no" } : standing;
  };
  const moved = (next: Pick<Standing, "state"> & Partial<Pick<Standing, "cause" | "besides" | "stage" | "since">>, event: WatchEvent): ReturnType<typeof judge> => {
    const all = [...changes, outcome.at];
    const flaps = all.length >= flapping.changes;
    const told = base.flapping === "yes" ? [] : flaps ? [{ event: "flaps" as const, changes: all.length }] : [event];
    return { standing: { ...next, recent, changes: all, flapping: flaps || base.flapping === "yes" ? "yes" : "no", vantage: "online" }, events: [...events, ...told] };
  };

  const sick = agreed(recent, rule.times);
  if (base.state !== "ill") {
    if (sick?.cause !== undefined) {
      const since = recent.find((one) => one.state === "ill")?.at ?? outcome.at;
      const besides = allAgreed(recent, rule.times).filter((cause) => cause !== sick.cause);
      return moved({ state: "ill", cause: sick.cause, ...some(besides), ...(sick.stage === undefined ? {} : { stage: sick.stage }), since }, { event: "broke", cause: sick.cause, ...some(besides) });
    }
    const first = base.state === "new" && outcome.state === "well";
    return { standing: held({ ...base, ...(first ? { state: "well" as const, since: outcome.at } : {}), recent, changes }), events };
  }
  const known = causesOf(base);
  if (wellInARow(recent) >= Math.min(rule.times, rule.of)) {
    const from = base.cause as Ailment;
    return moved({ state: "well", since: outcome.at }, { event: "recovered", from, since: base.since ?? outcome.at });
  }
  if (outcome.state === "ill" && sick?.cause !== undefined) {
    const now = allAgreed(recent, rule.times);
    const joined = now.filter((cause) => !known.includes(cause));
    const gone = known.filter((cause) => (cause === base.cause && sick.cause !== base.cause && !causesOf(outcome).includes(cause)) || isGone(cause, recent, rule.times));
    const stay = known.filter((cause) => !gone.includes(cause));
    // What stands first in the newest run that is known, or joins: the first to be mended.
    const order = [...new Set([...causesOf(outcome).filter((cause) => stay.includes(cause) || joined.includes(cause)), ...stay])];
    const [cause = sick.cause, ...besides] = order;
    const stage = cause === outcome.cause ? outcome.stage : cause in catalogue ? catalogue[cause as CauseId].stage : undefined;
    const next = { state: "ill" as const, cause, ...some(besides), ...(stage === undefined ? {} : { stage }) };
    const since = base.since === undefined ? {} : { since: base.since };
    const [news, ...moreNews] = joined;
    if (news !== undefined && stay.length > 0) return moved({ ...next, ...since }, { event: "joined", cause: news, ...some(moreNews) });
    if (news !== undefined) return moved({ ...next, since: outcome.at }, { event: "changed", from: base.cause as Ailment, cause, ...some(besides) });
    if (gone.length > 0 && stay.length > 0) return moved({ ...next, ...since }, { event: "eased", gone, cause, ...some(besides) });
  }
  return { standing: held({ ...base, recent, changes }), events };
}

/** Is the newest outcome at odds with the standing, so that another run soon would settle it? */
export function wantsConfirmation(standing: Standing): "yes" | "no" {
  const last = standing.recent.at(-1);
  if (last === undefined) return "no";
  // Where what was first is mended, or something joined, another run soon settles that too.
  if (standing.state === "ill") return last.state === "well" || (last.state === "ill" && (!causesOf(last).includes(standing.cause as Ailment) || causesOf(last).some((cause) => !causesOf(standing).includes(cause)))) ? "yes" : "no";
  return last.state === "ill" ? "yes" : "no";
}
