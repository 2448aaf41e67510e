import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CaseFile } from "../src/model/case-file.ts";
import type { Diagnosis } from "../src/model/diagnosis.ts";
import { diagnose } from "../src/reason/diagnose.ts";

type RenderText = (
  diagnosis: Diagnosis,
  caseFile: CaseFile,
  options: { readonly width: number; readonly colour: "no"; readonly detail: "short" },
) => string;

/** Judges a case file with the product's own pure half and renders what it says, as a replay of golden cases will. */
export async function replay(caseFile: CaseFile): Promise<{ readonly diagnosis: Diagnosis; readonly report: string }> {
  const diagnosis = diagnose(caseFile);
  const file = fileURLToPath(new URL("../src/report/text.ts", import.meta.url));
  if (!existsSync(file)) return { diagnosis, report: "" };
  const { renderText } = (await import(file)) as { renderText: RenderText };
  return { diagnosis, report: renderText(diagnosis, caseFile, { width: 100, colour: "no", detail: "short" }) };
}
