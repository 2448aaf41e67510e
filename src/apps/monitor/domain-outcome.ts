import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { RecordJudgement } from "../../model/domain-judgement.ts";
import { judgeDomain } from "../../reason/domain/judge-domain.ts";
import type { Outcome } from "./judgement.ts";

/** The records of a domain that are at fault, the first to mend first. */
export function recordsAtFault(caseFile: CaseFile): readonly RecordJudgement[] {
  return judgeDomain(caseFile).records.filter((one) => one.state === "fault");
}

/**
 * Reduces one run at a domain to its outcome. Every run looks at all of it, so a good one is news whatever was wrong before. What could not be
 * asked says nothing: a resolver that is silent is no missing record.
 */
export function outcomeOfDomain(caseFile: CaseFile, diagnosis: Diagnosis): Outcome {
  const at = caseFile.startedAt;
  const [first] = diagnosis.named;
  if (first !== undefined) return { at, state: "ill", cause: first.cause, depth: "send" };
  if (diagnosis.verdict === "named") return { at, state: "ill", cause: `record ${recordsAtFault(caseFile)[0]?.what ?? "DMARC"}`, depth: "send" };
  return { at, state: diagnosis.verdict === "healthy" ? "well" : "open", depth: "send" };
}
