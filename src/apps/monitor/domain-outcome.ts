import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { RecordJudgement } from "../../model/domain-judgement.ts";
import { judgeDomain } from "../../reason/domain/judge-domain.ts";
import type { Ailment, Outcome } from "./judgement.ts";

/** The records that a cause is about: a fault in one of them is that very fault, and not told beside it. A cause that stands here for none is about the whole. */
const recordsOf: Partial<Readonly<Record<CauseId, readonly string[]>>> = {
  "dns-spf-broken": ["SPF", "SPF for sender"],
  "dns-spf-dkim-missing": ["SPF", "SPF for sender", "DKIM"],
  "dns-dkim-invalid": ["DKIM"],
  "dns-dmarc-reject": ["DMARC", "SPF", "SPF for sender", "DKIM"],
  "dns-ptr-missing": ["PTR"],
  "dns-stale-or-propagating": ["name server", "name servers", "outgoing server", "resolver"],
  "dns-sender-domain-unresolvable": ["MX", "name servers"],
  "tls-mta-sts-dane-policy": ["MTA-STS"],
  "rep-dnsbl-listed": ["block list"],
  "rep-domain-low": ["block list"],
  "rep-link-domain-listed": ["block list"],
};

/** A record at fault as the watch names it. */
export const ailmentOf = (record: RecordJudgement): Ailment => `record ${record.what} ${record.name}`;

/** The records of a domain that are at fault, the first to mend first. */
export function recordsAtFault(caseFile: CaseFile): readonly RecordJudgement[] {
  return judgeDomain(caseFile).records.filter((one) => one.state === "fault");
}

/**
 * Reduces one run at a domain to its outcome: everything that is at fault, the first to mend first. Every run looks at all of it, so a good one
 * is news whatever was wrong before. What could not be asked says nothing: a resolver that is silent is no missing record.
 */
export function outcomeOfDomain(caseFile: CaseFile, diagnosis: Diagnosis): Outcome {
  const at = caseFile.startedAt;
  const [first, ...more] = diagnosis.named;
  const causes = first === undefined ? [] : [first, ...more.filter((one) => one.certainty !== "possible")].map((one) => one.cause);
  const isTold = (record: RecordJudgement) => causes.some((cause) => recordsOf[cause]?.includes(record.what) ?? true);
  const records = recordsAtFault(caseFile).filter((record) => !isTold(record)).map(ailmentOf);
  const [cause, ...besides] = [...new Set<Ailment>([...causes, ...records])];
  if (cause !== undefined) return { at, state: "ill", cause, ...(besides.length === 0 ? {} : { besides }), depth: "send" };
  if (diagnosis.verdict === "named") return { at, state: "ill", cause: "record DMARC", depth: "send" };
  return { at, state: diagnosis.verdict === "healthy" ? "well" : "open", depth: "send" };
}
