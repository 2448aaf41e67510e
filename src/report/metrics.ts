import type { CaseFile } from "../model/case-file.ts";
import { stages } from "../model/catalogue.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import { submissionInQuestion } from "../model/route.ts";
import { safe } from "./safe.ts";

/** A label value of the Prometheus text format 0.0.4: backslash, quote and line feed are escaped. */
function label(name: string, value: string): string {
  return `${name}="${safe(value).replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}

function family(name: string, help: string, samples: readonly string[]): readonly string[] {
  return samples.length === 0 ? [] : [`# HELP ${name} ${help}`, `# TYPE ${name} gauge`, ...samples];
}

/** Renders a diagnosis in the Prometheus text format 0.0.4. The labels tell mailbox and server; no server's words are among them. */
export function renderMetrics(diagnosis: Diagnosis, caseFile: CaseFile): string {
  const route = submissionInQuestion(caseFile.routes);
  const who = [label("address", caseFile.target.address), ...(route === undefined ? [] : [label("server", `${route.host}:${route.port}`)])].join(",");
  const verdicts = ["healthy", "named", "undecided"] as const;
  return `${[
    ...family("cantsend_verdict", "1 for the verdict of the last examination, 0 for the others.", verdicts.map((one) => `cantsend_verdict{${who},${label("verdict", one)}} ${one === diagnosis.verdict ? 1 : 0}`)),
    ...family("cantsend_cause", "1 for each cause that was named.", diagnosis.named.map((one) => `cantsend_cause{${who},${label("cause", one.cause)},${label("group", one.group)},${label("certainty", one.certainty)}} 1`)),
    ...family("cantsend_stage", "The stage of the send path at which the first named cause shows, counted from 0.", diagnosis.named.slice(0, 1).map((one) => `cantsend_stage{${who},${label("stage", one.stage)}} ${stages.indexOf(one.stage)}`)),
    ...family("cantsend_examination_duration_seconds", "How long the last examination took.", [`cantsend_examination_duration_seconds{${who}} ${caseFile.tookMs / 1000}`]),
    ...family("cantsend_examination_timestamp_seconds", "When the last examination began, in seconds since 1970.", [`cantsend_examination_timestamp_seconds{${who}} ${Date.parse(caseFile.startedAt) / 1000}`]),
  ].join("\n")}\n`;
}
