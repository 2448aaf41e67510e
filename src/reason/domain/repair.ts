import type { CaseFile } from "../../model/case-file.ts";
import type { Step } from "../../model/diagnosis.ts";
import { leavesOut, termsFor } from "./look-domain.ts";
import { mergeSpf, quotedTxt } from "./merge-spf.ts";

/** The SPF record that the domain should have: everything that is published, once, and everybody who sends. Undefined where that is what it has, or where nobody looked. */
export function rightSpf(caseFile: Pick<CaseFile, "target" | "observations">): { readonly name: string; readonly value: string; readonly before: readonly string[] } | undefined {
  const survey = caseFile.observations.find((one) => one.kind === "spf-survey" && one.ok);
  if (survey?.kind !== "spf-survey" || !survey.ok || survey.saw.result === "temperror") return undefined;
  const views = caseFile.observations.flatMap((one) => (one.kind === "server-view" && one.ok ? one.saw.answers : []));
  const seen = views.find((answer) => answer.question === `TXT ${survey.saw.domain}` && answer.state === "found")?.values;
  const before = seen ?? (survey.saw.tree.record === undefined ? [] : [survey.saw.tree.record]);
  const evaluations = caseFile.observations.flatMap((one) => (one.kind === "spf-evaluation" && one.ok ? [one.saw] : []));
  const terms = (caseFile.target.order?.senders ?? [])
    .filter((sender) => sender.role === "sends")
    .flatMap((sender) => {
      const out = evaluations.filter((one) => one.given === sender.given && (leavesOut(one) || one.result === "permerror"));
      return out.length === 0 ? [] : termsFor(sender, out.map((one) => one.address));
    });
  if (terms.length === 0 && before.length === 1) return undefined;
  if (terms.length === 0 && before.length === 0) return undefined;
  const value = mergeSpf(before, terms);
  return before.length === 1 && before[0] === value ? undefined : { name: survey.saw.domain, value, before };
}

/** Steps that put the SPF record right: the whole record, ready to paste, in place of every one that is there. */
export function repairedSpf(caseFile: CaseFile): readonly Step[] {
  const right = rightSpf(caseFile);
  return right === undefined ? [] : [{ do: "publish", name: right.name, type: "TXT", value: quotedTxt(right.value) }];
}
