import { randomBytes } from "node:crypto";
import { reportedReply } from "../../ask/reported.ts";
import { examine } from "../../examine.ts";
import type { Probe } from "../../measure/probe.ts";
import { probes } from "../../measure/probes/index.ts";
import { letterCut } from "../../measure/probes/letter-cut.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Kind } from "../../model/observation.ts";
import type { Secret } from "../../model/secret.ts";
import { nextQuestion } from "../../reason/next-question.ts";
import { askVantage } from "../vantage/ask.ts";
import { diagnose } from "../../reason/diagnose.ts";
import { secretFromInput, unusable } from "../../world/secrets.ts";
import { FieldError, readLetter, readOrder, readPlace } from "./order.ts";
import type { Place } from "./place.ts";
import type { RunEvent, RunRequest } from "./protocol.ts";

/** So many finished runs are kept; the oldest goes first. */
const mostRuns = 20;

/** One run: what it was asked, what it told so far, and what came of it. */
export interface Run {
  readonly id: string;
  readonly events: readonly RunEvent[];
  readonly state: "under-way" | "over";
  readonly outcome: { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis } | undefined;
  /** Called at every new event, and at the end; answers with the way to stop listening. */
  listen(hear: () => void): () => void;
  stop(): void;
}

interface Kept extends Run {
  events: RunEvent[];
  state: Run["state"];
  outcome: Run["outcome"];
  readonly secret: Secret | undefined;
  readonly over: Promise<void>;
}

/** The measurements that prove a cure, and those without which they cannot be planned. */
export function probesFor(proofs: readonly Kind[]): readonly Probe[] {
  if (proofs.length === 0) return probes;
  // A name has to be found before anything can be reached.
  const wanted: readonly Kind[] = ["dns-answer", "system-lookup", ...proofs];
  return probes.filter((probe) => probe.gives.some((kind) => wanted.includes(kind)));
}

/** What came of a run, and the one thing to try that would settle most, by its id. */
export interface Judged {
  readonly diagnosis: Diagnosis;
  readonly caseFile: CaseFile;
  readonly question?: string;
}

function judged({ diagnosis, caseFile }: NonNullable<Run["outcome"]>): Judged {
  const question = nextQuestion(diagnosis, caseFile)?.id;
  return { diagnosis, caseFile, ...(question === undefined ? {} : { question }) };
}

/** Is another run under way? Two at once would spend two logins. */
export class Busy extends Error {}

/** The runs of one page. */
export class Runs {
  readonly #place: Place;
  readonly #timeoutMs: number | undefined;
  readonly #runs = new Map<string, Kept>();

  constructor(place: Place, timeoutMs: number | undefined) {
    this.#place = place;
    this.#timeoutMs = timeoutMs;
  }

  get(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  /** The newest run, where there is one. */
  newest(): string | undefined {
    return [...this.#runs.keys()].at(-1);
  }

  #secretOf(request: RunRequest): Secret | undefined {
    if (request.password === undefined || request.password === "") return request.passwordOf === undefined ? undefined : this.#runs.get(request.passwordOf)?.secret;
    const secret = secretFromInput(request.password);
    if (unusable(secret) !== "usable") throw new FieldError("password", "The password has a line break or a NUL in it, which no login can carry.");
    return secret;
  }

  /** Begins a run. Throws `FieldError` for what cannot be used, `Busy` while another one is under way. */
  begin(request: RunRequest): Run {
    if ([...this.#runs.values()].some((run) => run.state === "under-way")) throw new Busy();
    const { target: bare, login } = readOrder(request);
    const letter = readLetter(request);
    const second = readPlace(request);
    const typed = this.#secretOf(request);
    const earlier = request.again === undefined ? undefined : this.#runs.get(request.again)?.outcome;
    const proofs = earlier?.diagnosis.named[0]?.remedy.proveBy ?? [];
    const kind = request.secretKind ?? "password";
    const known = typed !== undefined || this.#place.ownSecret === "yes";
    const dressed = this.#place.dress(known ? { ...bare, credential: { kind, ...login } } : bare);
    const world = this.#place.world(known ? { secret: typed, kind, users: [...new Set([bare.address, login.submissionUser, login.accessUser])] } : undefined, request.allow?.includes("spends-another-login") === true ? "another" : "once");
    const reported = request.reported === undefined || request.reported.trim() === "" ? undefined : reportedReply(request.reported, world).observation;
    const target = reported?.ok === true ? { ...dressed, reported: reported.saw.text } : dressed;
    const cut = new AbortController();
    const ears = new Set<() => void>();
    const tell = (event: RunEvent) => {
      run.events.push(event);
      for (const hear of [...ears]) hear();
    };
    const run: Kept = {
      id: randomBytes(9).toString("base64url"),
      events: [{ event: "target", target, scope: proofs.length === 0 ? "everything" : "the fix", proofs }, ...(reported === undefined ? [] : [{ event: "observed" as const, observation: reported }])],
      state: "under-way",
      outcome: undefined,
      secret: typed,
      listen(hear) {
        ears.add(hear);
        return () => void ears.delete(hear);
      },
      stop: () => cut.abort(),
      over: Promise.resolve()
        .then(() =>
          examine(target, world, {
            allow: ["spends-a-login", ...new Set([...(request.allow ?? []), ...(letter === undefined ? [] : (["sends-parts"] as const)), ...this.#place.allows])],
            cut: cut.signal,
            onProgress: (progress) => tell(progress.event === "started" ? { event: "started", probe: progress.probe } : progress),
            ...(letter !== undefined ? { probes: [...probes, letterCut(letter) as unknown as Probe] } : proofs.length === 0 ? {} : { probes: probesFor(proofs) }),
            ...(second === undefined ? {} : { elsewhere: (measured, cutOff) => askVantage(second, measured, world, cutOff) }),
            ...(this.#timeoutMs === undefined ? {} : { timeoutMs: this.#timeoutMs }),
            ...(reported === undefined ? {} : { before: [reported] }),
          }),
        )
        .then(
          (outcome) => {
            run.outcome = outcome;
            run.state = "over";
            tell({ event: "verdict", ...judged(outcome) });
          },
          (error: unknown) => {
            run.state = "over";
            tell({ event: "fault", words: world.clean(error instanceof Error ? error.message : String(error)) });
          },
        ),
    };
    this.#runs.set(run.id, run);
    for (const id of [...this.#runs.keys()].slice(0, Math.max(0, this.#runs.size - mostRuns))) this.#runs.delete(id);
    return run;
  }

  /** Judges a run again with what the person found out; nothing is measured for it. */
  answer(id: string, answers: Readonly<Record<string, string>>): Judged | undefined {
    const run = this.#runs.get(id);
    if (run?.outcome === undefined) return undefined;
    const { caseFile } = run.outcome;
    const told: CaseFile = { ...caseFile, target: { ...caseFile.target, answers: { ...caseFile.target.answers, ...answers } } };
    const outcome = { caseFile: told, diagnosis: diagnose(told) };
    run.outcome = outcome;
    // A page that is loaded again hears what is known now, not what was known before the answer.
    run.events = run.events.map((one) => (one.event === "verdict" ? { event: "verdict", ...judged(outcome) } : one));
    return judged(outcome);
  }

  /** Ends whatever is under way, and forgets every password. */
  async close(): Promise<void> {
    const all = [...this.#runs.values()];
    for (const run of all) run.stop();
    await Promise.all(all.map((run) => run.over));
    this.#runs.clear();
  }
}
