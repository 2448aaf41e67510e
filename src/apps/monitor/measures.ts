import type { CaseFile } from "../../model/case-file.ts";
import { stages } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { safe } from "../../report/safe.ts";
import { type Expiry, expiries } from "./forecast.ts";
import type { Standing } from "./judgement.ts";

/** What the newest run of an account leaves for whoever asks: numbers and names, no server's words. */
export interface Snapshot {
  readonly account: string;
  readonly address: string;
  readonly at: string;
  readonly verdict: Diagnosis["verdict"];
  readonly causes: readonly { readonly cause: string; readonly group: string; readonly certainty: string; readonly stage: string }[];
  readonly tookMs: number;
  readonly stepsMs: Readonly<Record<string, number>>;
  readonly expiries: readonly Expiry[];
  readonly standing: Pick<Standing, "state" | "cause" | "since" | "flapping">;
  readonly latenessMs: number;
}

const steps = ["tcp-connect", "smtp-greeting", "smtp-hello", "smtp-starttls", "tls-handshake", "smtp-hello-tls", "smtp-login", "smtp-envelope", "smtp-canary", "access-login"] as const;

/** Reduces a run to its snapshot. */
export function snapshotOf(account: string, address: string, caseFile: CaseFile, diagnosis: Diagnosis, standing: Standing, latenessMs: number, besides: readonly Expiry[] = []): Snapshot {
  const stepsMs: Record<string, number> = {};
  for (const kind of steps) {
    const slowest = Math.max(...caseFile.observations.filter((one) => one.kind === kind && one.ok).map((one) => one.tookMs));
    if (Number.isFinite(slowest)) stepsMs[kind] = slowest;
  }
  return {
    account,
    address,
    at: caseFile.startedAt,
    verdict: diagnosis.verdict,
    causes: diagnosis.named.map(({ cause, group, certainty, stage }) => ({ cause, group, certainty, stage })),
    tookMs: caseFile.tookMs,
    stepsMs,
    expiries: [...expiries(caseFile), ...besides],
    standing: { state: standing.state, flapping: standing.flapping, ...(standing.cause === undefined ? {} : { cause: standing.cause }), ...(standing.since === undefined ? {} : { since: standing.since }) },
    latenessMs,
  };
}

/** Counters of the watch itself, since it started. */
export interface Counters {
  readonly runs: number;
  readonly logins: number;
  readonly canaries: number;
  readonly alertsWaiting: number;
  readonly troubles: number;
}

const label = (name: string, value: string) => `${name}="${safe(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;

function family(name: string, kind: "gauge" | "counter", help: string, samples: readonly string[]): readonly string[] {
  return samples.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples];
}

/** Everything about all accounts in the Prometheus text format 0.0.4. */
export function renderWatchMetrics(snapshots: readonly Snapshot[], counters: Counters): string {
  const verdicts = ["healthy", "named", "undecided"] as const;
  const who = (one: Snapshot) => `${label("account", one.account)},${label("address", one.address)}`;
  const each = (make: (one: Snapshot) => readonly string[]) => snapshots.flatMap(make);
  return `${[
    ...family("cantsend_up", "gauge", "1 where the mailbox can send as far as the runs agree, 0 where it cannot.", each((one) => (one.standing.state === "new" ? [] : [`cantsend_up{${who(one)}} ${one.standing.state === "well" ? 1 : 0}`]))),
    ...family("cantsend_verdict", "gauge", "1 for the verdict of the last run, 0 for the others.", each((one) => verdicts.map((verdict) => `cantsend_verdict{${who(one)},${label("verdict", verdict)}} ${one.verdict === verdict ? 1 : 0}`))),
    ...family("cantsend_cause", "gauge", "1 for each cause that the last run named.", each((one) => one.causes.map((cause) => `cantsend_cause{${who(one)},${label("cause", cause.cause)},${label("group", cause.group)},${label("certainty", cause.certainty)}} 1`))),
    ...family("cantsend_stage", "gauge", "The stage of the send path at which the first named cause shows, counted from 0.", each((one) => one.causes.slice(0, 1).map((cause) => `cantsend_stage{${who(one)},${label("stage", cause.stage)}} ${(stages as readonly string[]).indexOf(cause.stage)}`))),
    ...family("cantsend_flapping", "gauge", "1 while the state keeps changing and nothing more is told.", each((one) => [`cantsend_flapping{${who(one)}} ${one.standing.flapping === "yes" ? 1 : 0}`])),
    ...family("cantsend_examination_duration_seconds", "gauge", "How long the last run took.", each((one) => [`cantsend_examination_duration_seconds{${who(one)}} ${one.tookMs / 1000}`])),
    ...family("cantsend_step_duration_seconds", "gauge", "How long each step of the send path took in the last run.", each((one) => Object.entries(one.stepsMs).map(([step, ms]) => `cantsend_step_duration_seconds{${who(one)},${label("step", step)}} ${ms / 1000}`))),
    ...family("cantsend_examination_timestamp_seconds", "gauge", "When the last run began, in seconds since 1970.", each((one) => [`cantsend_examination_timestamp_seconds{${who(one)}} ${Date.parse(one.at) / 1000}`])),
    ...family("cantsend_lateness_seconds", "gauge", "How much later than due the last run began.", each((one) => [`cantsend_lateness_seconds{${who(one)}} ${one.latenessMs / 1000}`])),
    ...family("cantsend_expiry_timestamp_seconds", "gauge", "When something ends by itself, in seconds since 1970.", each((one) => one.expiries.map((expiry) => `cantsend_expiry_timestamp_seconds{${who(one)},${label("what", expiry.what)},${label("about", expiry.about)}} ${Date.parse(expiry.ends) / 1000}`))),
    ...family("cantsend_runs_total", "counter", "Runs since the watch started.", [`cantsend_runs_total ${counters.runs}`]),
    ...family("cantsend_logins_spent_total", "counter", "Logins spent since the watch started.", [`cantsend_logins_spent_total ${counters.logins}`]),
    ...family("cantsend_canaries_spent_total", "counter", "Canary mails sent since the watch started.", [`cantsend_canaries_spent_total ${counters.canaries}`]),
    ...family("cantsend_alerts_waiting", "gauge", "Alerts that no receiver has taken yet.", [`cantsend_alerts_waiting ${counters.alertsWaiting}`]),
    ...family("cantsend_own_troubles_total", "counter", "What hindered cantsend itself since the watch started.", [`cantsend_own_troubles_total ${counters.troubles}`]),
  ].join("\n")}\n`;
}
