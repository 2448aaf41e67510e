import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis, Finding, RuledOut, Undecided } from "../model/diagnosis.ts";
import type { Question } from "../model/questions.ts";

/** The version of the JSON form; it grows only when a field changes its meaning or goes away. */
export const schemaVersion = 1;

/** A diagnosis with its evidence as one object, for other programs. */
export interface JsonReport {
  readonly schemaVersion: typeof schemaVersion;
  readonly verdict: Diagnosis["verdict"];
  /** Best first. */
  readonly named: readonly Finding[];
  readonly ruledOut: readonly RuledOut[];
  readonly undecided: readonly Undecided[];
  /** The one thing that only a person can try and that would settle most; its answer is given with `--answer ID=ANSWER`, or in `caseFile.target.answers`. */
  readonly question?: Question;
  readonly caseFile: CaseFile;
}

/** Puts a diagnosis and its case file into the form that `cantsend schema` describes. */
export function toJson(diagnosis: Diagnosis, caseFile: CaseFile, question?: Question): JsonReport {
  const { verdict, named, ruledOut, undecided } = diagnosis;
  return { schemaVersion, verdict, named, ruledOut, undecided, ...(question === undefined ? {} : { question }), caseFile };
}
