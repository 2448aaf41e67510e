import { maxCaseBytes, readCaseFile } from "../../../ask/case-file.ts";
import { readTextFile } from "../../../ask/files.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import type { Comparison } from "../../../model/comparison.ts";
import { compareCases } from "../../../reason/compare-cases.ts";
import { comparisonJson, renderComparison } from "../../../report/compare.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../json-text.ts";
import type { Action } from "../program.ts";
import type { Terminal } from "../terminal.ts";

const codes: Readonly<Record<Comparison["verdict"], number>> = { alike: exitCodes.healthy, told: exitCodes.named, "not-told": exitCodes.undecided };

async function caseAt(path: string, terminal: Terminal): Promise<CaseFile> {
  const left: string[] = [];
  const read = readCaseFile(await readTextFile(path, maxCaseBytes, "the case file"), quoted(path), (sentence) => void left.push(sentence));
  for (const sentence of left) await terminal.tell(`cantsend: ${sentence}\n`);
  return read;
}

/** Says in what two case files of one mailbox differ, and which side that blames. Nothing is measured. */
export const compareCommand: Action = async ({ words, flags }, terminal) => {
  const [first, second, ...more] = words;
  if (first === undefined || second === undefined || more.length > 0) throw new UsageError("two case files are compared: cantsend compare HOME.case PHONE.case; make each with --case FILE.");
  const [a, b] = [await caseAt(first, terminal), await caseAt(second, terminal)];
  const whose = (file: CaseFile) => file.target.address || file.target.domain;
  if (whose(a).toLowerCase() !== whose(b).toLowerCase()) throw new UsageError(`${quoted(first)} is about ${quoted(whose(a))} and ${quoted(second)} about ${quoted(whose(b))}; only two case files of one mailbox can be compared.`);
  const comparison = compareCases(a, b);
  await terminal.print(flags.json === true ? jsonText(comparisonJson(comparison)) : renderComparison(comparison, { width: terminal.width, colour: terminal.colour }));
  return codes[comparison.verdict];
};
