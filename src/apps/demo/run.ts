import type { Progress } from "../../measure/run.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Target } from "../../model/target.ts";

/** One fault that the demo can show. */
export interface DemoFault {
  readonly id: string;
  readonly title: string;
  readonly expects: CauseId | "healthy" | "undecided";
}

/** What came out of one. */
export interface DemoResult extends DemoFault {
  readonly named: CauseId | "healthy" | "undecided";
  readonly right: "yes" | "no";
  readonly tookMs: number;
  readonly logins: number;
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
}

/** The faults that there are. */
export function listFaults(): readonly DemoFault[] {
  return [];
}

/** Shows one fault. Throws RangeError for one that is not in the list. */
export async function runFault(id: string, _hooks: { readonly onProgress?: (progress: Progress) => void; readonly onReady?: (target: Target) => void; readonly cut?: AbortSignal }): Promise<DemoResult> {
  throw new RangeError(`no fault ${id}`);
}

/** Shows all of them, one after the other. */
export async function runAll(_hooks: { readonly onResult?: (result: DemoResult) => void; readonly cut?: AbortSignal }): Promise<readonly DemoResult[]> {
  return [];
}
