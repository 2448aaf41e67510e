import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { safe } from "../../report/safe.ts";
import { expiries } from "./forecast.ts";

/** Exit codes of the Nagios plug-in interface (Monitoring Plugins Development Guidelines, "Plugin Return Codes"). */
export const nagiosCodes = { ok: 0, warning: 1, critical: 2, unknown: 3 } as const;

export interface NagiosLimits {
  /** A certificate that ends within this many days is a warning. */
  readonly warnDays: number;
}

const dayMs = 86_400_000;

/** One line for Nagios and its kin: the state, why, and performance data behind the bar; with the exit code. */
export function renderNagios(diagnosis: Diagnosis, caseFile: CaseFile, nowMs: number, limits: NagiosLimits): { readonly line: string; readonly code: number } {
  const [first] = diagnosis.named;
  const [soonest] = expiries(caseFile);
  const daysLeft = soonest === undefined ? undefined : Math.floor((Date.parse(soonest.ends) - nowMs) / dayMs);
  const perf = [`time=${(caseFile.tookMs / 1000).toFixed(3)}s;;;0`, ...(daysLeft === undefined ? [] : [`expiry_days=${daysLeft};${limits.warnDays}:;0:`])].join(" ");
  const clean = (text: string) => safe(text).replaceAll("|", "/");
  const { address } = caseFile.target;
  if (first !== undefined) {
    // Only a cause that the evidence names with some certainty is an alarm; a mere possibility is a warning.
    const state = first.certainty === "possible" ? "warning" : "critical";
    return { line: `CANTSEND ${state.toUpperCase()} - ${address}: ${clean(first.title)} (${first.cause}, ${first.certainty}) | ${perf}`, code: nagiosCodes[state] };
  }
  if (daysLeft !== undefined && soonest !== undefined && daysLeft <= limits.warnDays) return { line: `CANTSEND WARNING - ${address}: ${clean(soonest.what)} of ${clean(soonest.about)} ends in ${daysLeft} days | ${perf}`, code: nagiosCodes.warning };
  if (diagnosis.verdict === "healthy") return { line: `CANTSEND OK - ${address} can send | ${perf}`, code: nagiosCodes.ok };
  const reached = caseFile.observations.some((one) => (one.kind === "smtp-hello-tls" || one.kind === "smtp-hello") && one.ok);
  return reached ? { line: `CANTSEND OK - ${address}: nothing wrong as far as it was looked at (no login) | ${perf}`, code: nagiosCodes.ok } : { line: `CANTSEND UNKNOWN - ${address}: not decided | ${perf}`, code: nagiosCodes.unknown };
}
