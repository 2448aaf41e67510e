import { maxCaseBytes, readCaseFile } from "../../../ask/case-file.ts";
import { readLimited, readTextFile } from "../../../ask/files.ts";
import { quoted } from "../../../ask/usage-error.ts";
import { diagnose } from "../../../reason/diagnose.ts";
import { deliver, readOutputFlags } from "../output.ts";
import type { Action } from "../program.ts";

/** Judges a saved case file. */
export const reasonCommand: Action = async (given, terminal) => {
  const [path = "-"] = given.words;
  const output = readOutputFlags(given);
  const text = path === "-" ? await readLimited(process.stdin, maxCaseBytes, "the case file on standard input") : await readTextFile(path, maxCaseBytes, "the case file");
  const caseFile = readCaseFile(text, path === "-" ? "the case file on standard input" : quoted(path));
  return deliver({ caseFile, diagnosis: diagnose(caseFile) }, output, terminal);
};
