import { discover, type DiscoverOptions, namedRoutes } from "./discover/discover.ts";
import { probesOfEveryRoute } from "./measure/every-route.ts";
import type { Probe, Risk } from "./measure/probe.ts";
import { probes } from "./measure/probes/index.ts";
import { measure, type Progress } from "./measure/run.ts";
import type { CaseFile } from "./model/case-file.ts";
import type { Diagnosis } from "./model/diagnosis.ts";
import type { Gap, Observation } from "./model/observation.ts";
import type { Route } from "./model/route.ts";
import type { Target } from "./model/target.ts";
import { diagnose } from "./reason/diagnose.ts";
import { rightServers } from "./reason/right-settings.ts";
import { version } from "./version.ts";
import type { World } from "./world/world.ts";

/** What an examination may spend, and how it tells of its progress. */
export interface ExamineOptions {
  /** Leave for each risk; looking alone is always allowed. */
  readonly allow?: readonly Exclude<Risk, "looks">[];
  /** The most that one measurement may take, in milliseconds. */
  readonly timeoutMs?: number;
  /** Aborting it ends the run; what is known by then is judged. */
  readonly cut?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** What is known before anything is measured, such as an error that the user pasted. */
  readonly before?: readonly Observation[];
  /** Only these ways of measuring, where not everything is wanted. */
  readonly probes?: readonly Probe[];
  /** Further ways of measuring beside the usual ones. */
  readonly besides?: readonly Probe[];
  /** Whom to ask for the right settings; by default others only where our own data has nothing. */
  readonly discovery?: DiscoverOptions;
  /** `question`: the route in question, and others in trouble alone. `every-route`: all that discovery found, as far as one comes without a login. */
  readonly along?: "question" | "every-route";
  /** A second place to measure from: asked where the first could not send, once it is known what to ask. */
  readonly elsewhere?: (measured: CaseFile, cut: AbortSignal) => Promise<{ readonly observations: readonly Observation[]; readonly gaps: readonly Gap[] }>;
}

/** Finds the routes, measures them, and judges what was measured. Network trouble is data: it throws for nothing that a server or a network does. */
export async function examine(target: Target, world: World, options: ExamineOptions = {}): Promise<{ readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }> {
  const cut = options.cut ?? new AbortController().signal;
  const { named, found, answers } = discover(target, world, cut, options.discovery);
  // With a submission route in hand the measuring begins; what the sources know joins it on the way.
  const atOnce = target.submission !== undefined;
  const first = atOnce ? [] : await found;
  const before = [...(options.before ?? []), ...(atOnce ? [] : await answers)];
  const caseFile = await measure(target, [...named, ...first], [...(options.probes ?? (options.along === "every-route" ? probesOfEveryRoute : probes)), ...(options.besides ?? [])], world, {
    ...(atOnce ? { later: found, laterSeen: answers } : {}),
    allow: ["looks", ...(options.allow ?? [])],
    writtenBy: version,
    cut,
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    ...(before.length === 0 ? {} : { before }),
  });
  const diagnosis = diagnose(caseFile);
  // Who can send needs nobody else's eyes, and an interrupted run is over.
  if (options.elsewhere === undefined || diagnosis.verdict === "healthy" || cut.aborted) return { caseFile, diagnosis };
  const more = await options.elsewhere(caseFile, cut);
  const whole: CaseFile = { ...caseFile, tookMs: Math.round(world.wallClock().getTime() - Date.parse(caseFile.startedAt)), observations: [...caseFile.observations, ...more.observations], gaps: [...caseFile.gaps, ...more.gaps] };
  return { caseFile: whole, diagnosis: diagnose(whole) };
}

/**
 * Looks again after a change, at no more than the change can have touched: the servers in the settings and those that an earlier look found, without a login.
 * What the sources said then stands; nobody is asked for it again.
 */
export async function lookAgain(target: Target, world: World, earlier: CaseFile, options: Pick<ExamineOptions, "cut" | "before" | "timeoutMs" | "onProgress"> = {}): Promise<{ readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }> {
  const cut = options.cut ?? new AbortController().signal;
  const named = namedRoutes(target);
  // What the earlier look lists may be named by the settings now, and the other way round: the sources' own words are the same for both.
  const known = rightServers(earlier)
    .filter((server) => !named.some((one) => one.protocol === server.protocol && one.host === server.host && one.port === server.port && one.security === server.security))
    .map(({ protocol, host, port, security, sources }): Route => ({ protocol, host, port, security, source: sources[0]?.source ?? "guess", trust: "look-only", because: sources[0]?.place ?? "an earlier look" }));
  const said = earlier.observations.filter((one) => one.kind === "discovered-settings");
  const caseFile = await measure(target, [...named, ...known], probesOfEveryRoute, world, {
    allow: ["looks"],
    writtenBy: version,
    cut,
    before: [...said, ...(options.before ?? [])],
    ...(options.timeoutMs === undefined ? {} : { timeoutMs: options.timeoutMs }),
    ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
  });
  return { caseFile, diagnosis: diagnose(caseFile) };
}
