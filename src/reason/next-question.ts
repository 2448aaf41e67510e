import type { CaseFile } from "../model/case-file.ts";
import type { CauseId } from "../model/catalogue.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import { type Question, questions } from "../model/questions.ts";
import { diagnose } from "./diagnose.ts";
import { restsOnWordsAlone } from "./hearsay/by-words.ts";

/** The one question whose answer, whichever it is, rules out most of what stands beside the first cause; none where nothing is open, or no answer would settle anything. */
export function nextQuestion(diagnosis: Diagnosis, caseFile: CaseFile): Question | undefined {
  const [first, ...rest] = diagnosis.named;
  if (first === undefined || first.certainty === "certain" || restsOnWordsAlone(caseFile)) return undefined;
  const open = new Set<CauseId>([first.cause, ...first.notExcluded, ...rest.map((one) => one.cause)]);
  const settledBy = (question: Question) => {
    const counts = Object.keys(question.answers).map((answer) => {
      const { ruledOut } = diagnose({ ...caseFile, target: { ...caseFile.target, answers: { ...caseFile.target.answers, [question.id]: answer } } });
      return ruledOut.filter((one) => open.has(one.cause)).length;
    });
    return counts.reduce((sum, count) => sum + count, 0) / counts.length;
  };
  const asked = questions.filter((one) => caseFile.target.answers?.[one.id] === undefined).map((question) => ({ question, settles: settledBy(question) }));
  const best = asked.reduce<(typeof asked)[number] | undefined>((most, one) => (one.settles > (most?.settles ?? 0) ? one : most), undefined);
  return best?.question;
}
