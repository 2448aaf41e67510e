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

interface Family {
  readonly name: string;
  readonly kind: "gauge" | "counter";
  readonly help: string;
  readonly samples: (one: Snapshot, who: string) => readonly string[];
}

const verdicts = ["healthy", "named", "undecided"] as const;

const perAccount: readonly Family[] = [
  { name: "cantsend_up", kind: "gauge", help: "1 where the mailbox can send as far as the runs agree, 0 where it cannot.", samples: (one, who) => (one.standing.state === "new" ? [] : [`{${who}} ${one.standing.state === "well" ? 1 : 0}`]) },
  { name: "cantsend_verdict", kind: "gauge", help: "1 for the verdict of the last run, 0 for the others.", samples: (one, who) => verdicts.map((verdict) => `{${who},${label("verdict", verdict)}} ${one.verdict === verdict ? 1 : 0}`) },
  { name: "cantsend_cause", kind: "gauge", help: "1 for each cause that the last run named.", samples: (one, who) => one.causes.map((cause) => `{${who},${label("cause", cause.cause)},${label("group", cause.group)},${label("certainty", cause.certainty)}} 1`) },
  { name: "cantsend_stage", kind: "gauge", help: "The stage of the send path at which the first named cause shows, counted from 0.", samples: (one, who) => one.causes.slice(0, 1).map((cause) => `{${who},${label("stage", cause.stage)}} ${(stages as readonly string[]).indexOf(cause.stage)}`) },
  { name: "cantsend_flapping", kind: "gauge", help: "1 while the state keeps changing and nothing more is told.", samples: (one, who) => [`{${who}} ${one.standing.flapping === "yes" ? 1 : 0}`] },
  { name: "cantsend_examination_duration_seconds", kind: "gauge", help: "How long the last run took.", samples: (one, who) => [`{${who}} ${one.tookMs / 1000}`] },
  { name: "cantsend_step_duration_seconds", kind: "gauge", help: "How long each step of the send path took in the last run.", samples: (one, who) => Object.entries(one.stepsMs).map(([step, ms]) => `{${who},${label("step", step)}} ${ms / 1000}`) },
  { name: "cantsend_examination_timestamp_seconds", kind: "gauge", help: "When the last run began, in seconds since 1970.", samples: (one, who) => [`{${who}} ${Date.parse(one.at) / 1000}`] },
  { name: "cantsend_lateness_seconds", kind: "gauge", help: "How much later than due the last run began.", samples: (one, who) => [`{${who}} ${one.latenessMs / 1000}`] },
  { name: "cantsend_expiry_timestamp_seconds", kind: "gauge", help: "When something ends by itself, in seconds since 1970.", samples: (one, who) => one.expiries.map((expiry) => `{${who},${label("what", expiry.what)},${label("about", expiry.about)}} ${Date.parse(expiry.ends) / 1000}`) },
];

const ofTheWatch = [
  { name: "cantsend_runs_total", kind: "counter", help: "Runs since the watch started.", value: (of: Counters) => of.runs },
  { name: "cantsend_logins_spent_total", kind: "counter", help: "Logins spent since the watch started.", value: (of: Counters) => of.logins },
  { name: "cantsend_canaries_spent_total", kind: "counter", help: "Canary mails sent since the watch started.", value: (of: Counters) => of.canaries },
  { name: "cantsend_alerts_waiting", kind: "gauge", help: "Alerts that no receiver has taken yet.", value: (of: Counters) => of.alertsWaiting },
  { name: "cantsend_own_troubles_total", kind: "counter", help: "What hindered cantsend itself since the watch started.", value: (of: Counters) => of.troubles },
] as const;

/** The names of all metrics, for whoever writes rules and dashboards. */
export const metricNames: readonly string[] = [...perAccount, ...ofTheWatch].map((one) => one.name);

/** So many accounts go into one piece: thousands of them in one text would cost as much memory as the watch itself. */
const perPiece = 1000;

/** Everything about all accounts in the Prometheus text format 0.0.4, piece by piece. */
export function* watchMetrics(snapshots: readonly Snapshot[], counters: Counters): Generator<string> {
  for (const { name, kind, help, samples } of perAccount) {
    let told = false;
    for (let from = 0; from < snapshots.length; from += perPiece) {
      let piece = "";
      for (const one of snapshots.slice(from, from + perPiece)) for (const sample of samples(one, `${label("account", one.account)},${label("address", one.address)}`)) piece += `${name}${sample}\n`;
      if (piece === "") continue;
      yield told ? piece : `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${piece}`;
      told = true;
    }
  }
  for (const { name, kind, help, value } of ofTheWatch) yield `# HELP ${name} ${help}\n# TYPE ${name} ${kind}\n${name} ${value(counters)}\n`;
}
