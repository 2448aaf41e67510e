import type { CaseFile } from "../src/model/case-file.ts";
import type { CauseId } from "../src/model/catalogue.ts";
import type { Certainty, Diagnosis } from "../src/model/diagnosis.ts";
import { diagnose } from "../src/reason/diagnose.ts";
import { renderText } from "../src/report/text.ts";

/** What a golden case keeps of a diagnosis: which cause stands in which list. The words stand in the report. */
export interface Golden {
  readonly verdict: Diagnosis["verdict"];
  readonly named: readonly { readonly cause: CauseId; readonly certainty: Certainty }[];
  readonly ruledOut: readonly CauseId[];
  readonly undecided: readonly CauseId[];
}

/** Judges a case file with the product's own pure half, and renders what it says. */
export function replay(caseFile: CaseFile): { readonly golden: Golden; readonly report: string } {
  const diagnosis = diagnose(caseFile);
  return {
    golden: {
      verdict: diagnosis.verdict,
      named: diagnosis.named.map(({ cause, certainty }) => ({ cause, certainty })),
      ruledOut: diagnosis.ruledOut.map((one) => one.cause).sort(),
      undecided: diagnosis.undecided.map((one) => one.cause).sort(),
    },
    report: renderText(diagnosis, caseFile, { width: 80, colour: "no", detail: "short" }),
  };
}
