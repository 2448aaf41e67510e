import { type CaseFile, caseFileVersion, subjectKey } from "../model/case-file.ts";
import type { DialogueLine, Facts, Gap, GapReason, Kind, Observation, Subject } from "../model/observation.ts";
import type { Route } from "../model/route.ts";
import type { Target } from "../model/target.ts";
import { classify, Failed } from "../world/classify.ts";
import type { Channel, World } from "../world/world.ts";
import { PlanMemory } from "./plan-memory.ts";
import type { PlanView, Probe, Risk, Walk } from "./probe.ts";

/** At most so many connections at once to one address: two are no burden, and postscreen and anvil agree. */
const perAddress = 2;
/** At most so many walks at once in all. */
const inAll = 24;
/** After this long, in milliseconds, a step counts as waiting, and plans may look for the answer elsewhere meanwhile. */
const waitingMs = 3_000;

/** What the run tells while it goes on. */
export type Progress =
  | { readonly event: "routes"; readonly routes: readonly Route[] }
  | { readonly event: "started"; readonly probe: string; readonly about: Subject }
  | { readonly event: "observed"; readonly observation: Observation }
  | { readonly event: "gap"; readonly gap: Gap };

export interface RunOptions {
  readonly allow: readonly Risk[];
  /** The most that any one walk may take, in milliseconds, whatever its probe says. */
  readonly timeoutMs?: number;
  /** Aborted by the user: what is known so far is kept. */
  readonly cut?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Observations that exist before anything is measured: pasted errors, an earlier round. */
  readonly before?: readonly Observation[];
  /** Routes that discovery is still looking for; they join the run when they come. */
  readonly later?: Promise<readonly Route[]>;
  /** What the sources of settings said; joins the case file together with the routes. */
  readonly laterSeen?: Promise<readonly Observation[]>;
  readonly writtenBy: string;
}

interface Job {
  readonly probe: Probe;
  readonly subject: Subject;
  readonly key: string;
  readonly address: string | undefined;
  readonly cut: AbortController;
  current: { kind: Kind; sinceMs: number } | undefined;
  /** Connections that the other side may still see: until they are closed they count as held. */
  readonly held: Set<Channel>;
  state: "queued" | "under-way" | "over";
}

/** The step that failed has been recorded; unwinds the walk and is caught by the runner alone. */
class WalkOver extends Error {}

/**
 * Measures what the probes plan until no plan wants anything more. Probes that do not wait for each other run at the same time.
 * Network trouble is data and never an exception; throws only where the given target or routes are impossible.
 */
export async function measure(target: Target, firstRoutes: readonly Route[], probes: readonly Probe[], world: World, options: RunOptions): Promise<CaseFile> {
  const begunAt = world.now();
  const startedAt = world.wallClock().toISOString();
  const observations: Observation[] = [...(options.before ?? [])];
  // What plans ask for, by its kind: they ask again after each observation.
  const byKind = new Map<Kind, Observation[]>();
  const file = (observation: Observation) => {
    const same = byKind.get(observation.kind);
    if (same === undefined) byKind.set(observation.kind, [observation]);
    else same.push(observation);
  };
  for (const one of observations) file(one);
  const gaps: Gap[] = [];
  const jobs = new Map<string, Job>();
  let routes = firstRoutes;
  let awaited: "routes" | "nothing" | "nobody-waits" = options.later === undefined && options.laterSeen === undefined ? "nothing" : "routes";
  const stop = options.cut ?? new AbortController().signal;
  let nextId = observations.length + 1;
  let wake: () => void = () => {};
  let loginTurn: Promise<unknown> = Promise.resolve();

  const allowed = (risk: Risk) => (options.allow.includes(risk) ? "yes" : "no");
  const addGap = (kind: Kind, about: Subject, why: GapReason, detail: string) => {
    if (gaps.some((gap) => gap.kind === kind && gap.why === why && subjectKey(gap.about) === subjectKey(about))) return;
    const gap: Gap = { kind, about, why, detail };
    gaps.push(gap);
    options.onProgress?.({ event: "gap", gap });
  };
  const addObservation = (observation: Observation) => {
    observations.push(observation);
    file(observation);
    options.onProgress?.({ event: "observed", observation });
    wake();
  };

  const view = (needs: readonly Kind[]): PlanView<Kind> => {
    const declared = (kind: Kind) => {
      if (!needs.includes(kind)) throw new TypeError(`a plan asked for ${kind}, which it does not declare`);
    };
    return {
      target,
      routes,
      resolvers: world.resolvers(),
      allowed,
      of<K extends Kind>(kind: K) {
        declared(kind);
        return (byKind.get(kind) ?? []) as readonly Observation[] as readonly Observation<K>[];
      },
      gaps(kind) {
        declared(kind);
        return gaps.filter((gap) => gap.kind === kind);
      },
      waiting(kind) {
        declared(kind);
        return [...jobs.values()].filter((job) => job.state === "under-way" && job.current?.kind === kind && world.now() - job.current.sinceMs >= waitingMs).map((job) => job.subject);
      },
    };
  };

  const walkOf = (job: Job): Walk<Kind> => {
    // A probe whose whole sense is to wait, or to try again and again, has its own limit; the user asked for it by name.
    const most = job.probe.risk === "waits" || job.probe.risk === "sends-parts" ? Number.POSITIVE_INFINITY : (options.timeoutMs ?? Number.POSITIVE_INFINITY);
    const until = world.now() + Math.min(job.probe.timeoutMs, most);
    let lines: DialogueLine[] = [];
    const about = job.subject;
    const frame = (startedMs: number) => ({
      id: `o${nextId++}`,
      about,
      vantage: world.vantage,
      startedMs: Math.round(startedMs - begunAt),
      at: new Date(Date.parse(startedAt) + (startedMs - begunAt)).toISOString(),
    });
    return {
      cut: job.cut.signal,
      until,
      within: (ms) => Math.min(until, world.now() + ms),
      keep: (line) => void lines.push(line),
      target,
      allowed,
      oneAtATime(act) {
        const turn = loginTurn.then(act, act);
        loginTurn = turn.catch(() => {});
        return turn;
      },
      leaveOut(kind, why, detail) {
        addGap(kind, about, why, detail);
        wake();
      },
      recall(kind, facts, at) {
        addObservation({ ...frame(world.now()), at, kind, tookMs: 0, ok: true, saw: facts } as Observation);
      },
      async step<J extends Kind>(kind: J, take: () => Promise<Facts[J]>): Promise<Facts[J]> {
        if (job.cut.signal.aborted) throw new WalkOver();
        const startedMs = world.now();
        job.current = { kind, sinceMs: startedMs };
        const patience = setTimeout(() => wake(), waitingMs + 5);
        const record = (outcome: { ok: true; saw: Facts[J] } | { ok: false; failure: Failed["failure"] }) => {
          const dialogue = lines;
          lines = [];
          addObservation({ ...frame(startedMs), kind, tookMs: Math.round((world.now() - startedMs) * 10) / 10, ...(dialogue.length === 0 ? {} : { dialogue }), ...outcome } as Observation);
        };
        try {
          const saw = await take();
          record({ ok: true, saw });
          return saw;
        } catch (error) {
          const failed = failureOf(error);
          const waitedMs = Math.round(world.now() - startedMs);
          if (!job.cut.signal.aborted) record({ ok: false, failure: failed.failure });
          else if (waitedMs >= waitingMs - 500) record({ ok: false, failure: { code: "silent", blame: "them", detail: `nothing was said for ${waitedMs} ms, and the wait was given up`, waitedMs } });
          else addGap(kind, about, stop.aborted ? "interrupted" : "not-needed", "the measurement was ended before it was over");
          throw new WalkOver();
        } finally {
          clearTimeout(patience);
          job.current = undefined;
        }
      },
    };
  };

  const start = async (job: Job) => {
    job.state = "under-way";
    options.onProgress?.({ event: "started", probe: job.probe.id, about: job.subject });
    const walk = walkOf(job);
    const counted: World = {
      ...world,
      async connect(...how) {
        const channel = await world.connect(...how);
        job.held.add(channel);
        void channel.closed.then(() => {
          job.held.delete(channel);
          wake();
        });
        return channel;
      },
    };
    try {
      await job.probe.measure(job.subject, counted, walk, view(job.probe.needs));
    } catch (error) {
      // A probe that throws outside a step is at fault itself: said once, as ours, and the run goes on.
      if (!(error instanceof WalkOver)) await walk.step(job.probe.gives[0] as Kind, () => Promise.reject(error)).catch(() => {});
      // Whoever fell silent in the middle of a walk is left: else the connection would stand, and keep the next one waiting.
      for (const channel of job.held) channel.close();
    }
    job.state = "over";
    wake();
  };

  const abandon = (job: Job, why: GapReason, detail: string) => {
    job.state = "over";
    jobs.delete(job.key);
    const [first] = job.probe.gives;
    if (first !== undefined) addGap(first, job.subject, why, detail);
  };

  const planned = new PlanMemory();
  const somebodyIsAwaited = () => [...jobs.values()].some((job) => job.state === "under-way" && job.current !== undefined && world.now() - job.current.sinceMs >= waitingMs);
  const subjectsOf = (probe: Probe, awaiting: boolean): readonly Subject[] => {
    // None of these ever becomes less, so their sum changes with each of them.
    let seen = gaps.length + routes.length;
    for (const kind of probe.needs) seen += byKind.get(kind)?.length ?? 0;
    return planned.subjects(probe, awaiting ? undefined : seen, () => probe.plan(view(probe.needs)));
  };

  /** Brings the jobs in line with what the plans want now. */
  const replan = () => {
    const wanted = new Set<string>();
    const awaiting = somebodyIsAwaited();
    for (const probe of probes) {
      for (const subject of subjectsOf(probe, awaiting)) {
        const key = `${probe.id} ${subjectKey(subject)}`;
        wanted.add(key);
        if (jobs.has(key)) continue;
        if (!options.allow.includes(probe.risk)) {
          for (const kind of probe.gives) addGap(kind, subject, "not-allowed", `needs leave: ${probe.risk}`);
          continue;
        }
        jobs.set(key, { probe, subject, key, address: subject.on === "endpoint" ? subject.address : undefined, cut: new AbortController(), current: undefined, held: new Set(), state: "queued" });
      }
    }
    for (const job of [...jobs.values()]) {
      if (wanted.has(job.key) && !stop.aborted) continue;
      if (job.state === "queued") abandon(job, stop.aborted ? "interrupted" : "not-needed", stop.aborted ? "the run was interrupted" : "what was seen meanwhile makes it needless");
      else if (job.state === "under-way") job.cut.abort();
    }
  };

  const startWhatFits = () => {
    const busy = new Map<string, number>();
    let running = 0;
    for (const job of jobs.values()) {
      if (job.state === "under-way" && job.probe.company === "none") return;
      if (job.state === "under-way") running += 1;
      else if (job.held.size === 0) continue;
      if (job.address !== undefined) busy.set(job.address, (busy.get(job.address) ?? 0) + 1);
    }
    for (const job of jobs.values()) {
      if (job.state !== "queued" || running >= inAll) continue;
      const alone = job.probe.company === "none";
      if (alone && running > 0) continue;
      const here = job.address === undefined ? 0 : (busy.get(job.address) ?? 0);
      if (here >= perAddress) continue;
      if (job.address !== undefined) busy.set(job.address, here + 1);
      running += 1;
      void start(job);
      if (alone) return;
    }
  };

  /** A mailbox that can send needs no other routes to compare with. */
  const canSend = () => (byKind.get("smtp-envelope") ?? []).some((one) => one.kind === "smtp-envelope" && one.ok && one.saw.loggedIn === "yes" && (one.saw.rcpt?.code ?? 999) < 400);
  options.onProgress?.({ event: "routes", routes });
  const onStop = () => wake();
  stop.addEventListener("abort", onStop, { once: true });
  void Promise.all([options.later ?? [], options.laterSeen ?? []]).then(([more, found]) => {
    // A run that is over is written down already.
    if (awaited === "nobody-waits") return;
    for (const one of found) addObservation(one);
    awaited = "nothing";
    wake();
    if (more.length === 0) return;
    routes = [...routes, ...more];
    options.onProgress?.({ event: "routes", routes });
    wake();
  });
  for (;;) {
    const woken = new Promise<void>((resolve) => {
      wake = resolve;
    });
    replan();
    startWhatFits();
    if (![...jobs.values()].some((job) => job.state !== "over") && (awaited === "nothing" || stop.aborted || canSend())) break;
    await woken;
  }
  awaited = "nobody-waits";
  // The signal may outlive many runs, and would keep everything of this one.
  stop.removeEventListener("abort", onStop);

  return {
    version: caseFileVersion,
    startedAt,
    tookMs: Math.round(world.now() - begunAt),
    writtenBy: options.writtenBy,
    target,
    routes,
    observations,
    gaps,
  };
}

function failureOf(error: unknown): Failed {
  if (error instanceof Failed) return error;
  return classify(error, "talk");
}
