import { readAnswers } from "../../../ask/answers.ts";
import { maxCaseBytes, readCaseFile } from "../../../ask/case-file.ts";
import { readLimited, readTextFile } from "../../../ask/files.ts";
import { quoted } from "../../../ask/usage-error.ts";
import type { CaseFile } from "../../../model/case-file.ts";
import { diagnose } from "../../../reason/diagnose.ts";
import { many } from "../measuring-flags.ts";
import { deliver, readOutputFlags } from "../output.ts";
import type { Action } from "../program.ts";

/** Judges a saved case file. */
export const reasonCommand: Action = async (given, terminal) => {
  const [path = "-"] = given.words;
  const output = readOutputFlags(given);
  const text = path === "-" ? await readLimited(process.stdin, maxCaseBytes, "the case file on standard input") : await readTextFile(path, maxCaseBytes, "the case file");
  const answers = readAnswers(many(given.flags, "answer"));
  const left: string[] = [];
  const kept = readCaseFile(text, path === "-" ? "the case file on standard input" : quoted(path), (sentence) => void left.push(sentence));
  for (const sentence of left) await terminal.tell(`cantsend: ${sentence}\n`);
  const caseFile: CaseFile = Object.keys(answers).length === 0 ? kept : { ...kept, target: { ...kept.target, answers: { ...kept.target.answers, ...answers } } };
  return deliver({ caseFile, diagnosis: diagnose(caseFile) }, output, terminal);
};
