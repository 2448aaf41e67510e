import { accessSync, constants, existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileTrouble } from "../../ask/files.ts";
import { quoted, UsageError } from "../../ask/usage-error.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import { nextQuestion } from "../../reason/next-question.ts";
import { exitCodes } from "./exit-codes.ts";
import { jsonText } from "./json-text.ts";
import type { Given } from "./program.ts";
import type { Terminal } from "./terminal.ts";

/** Where the outcome is to go. */
export interface OutputFlags {
  readonly form: "text" | "json" | "line" | "letter";
  readonly detail: "short" | "full";
  readonly htmlPath?: string;
  readonly casePath?: string;
}

/** Can this file be written? Throws `UsageError` before anything is measured where it cannot. */
export function writable(path: string, flag: string): string {
  const complain = (clause: string) => new UsageError(`${flag}: ${quoted(path)} cannot be written: ${clause}.`);
  try {
    if (path === "") throw complain("the name is empty");
    if (!existsSync(path)) accessSync(dirname(path), constants.W_OK);
    else if (statSync(path).isDirectory()) throw complain("it is a folder");
    else accessSync(path, constants.W_OK);
  } catch (error) {
    throw error instanceof UsageError ? error : complain(fileTrouble(error));
  }
  return path;
}

/** Reads the flags about the report, and finds out before anything is measured whether its files can be written. Throws `UsageError`. */
export function readOutputFlags({ flags }: Given): OutputFlags {
  if (flags.json === true && flags.quiet === true) throw new UsageError("--json and --quiet contradict each other; give one of them.");
  if (flags.letter === true && (flags.json === true || flags.quiet === true)) throw new UsageError(`--letter and ${flags.json === true ? "--json" : "--quiet"} contradict each other; give one of them.`);
  return {
    form: flags.letter === true ? "letter" : flags.json === true ? "json" : flags.quiet === true ? "line" : "text",
    detail: flags.verbose === true ? "full" : "short",
    ...(typeof flags.html === "string" ? { htmlPath: writable(flags.html, "--html") } : {}),
    ...(typeof flags.case === "string" ? { casePath: writable(flags.case, "--case") } : {}),
  };
}

/** A case file tells whose mailbox it is and what servers said: for the user alone. */
const privateMode = 0o600;

/** Writes a file whole or not at all. */
export function writeWhole(path: string, text: string): void {
  if (existsSync(path) && !statSync(path).isFile()) return writeFileSync(path, text);
  const draft = `${path}.${process.pid}.part`;
  try {
    writeFileSync(draft, text, { mode: privateMode });
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/** Writes one file of the outcome, and says so where it cannot. */
export async function keepFile(path: string | undefined, text: () => Promise<string> | string, terminal: Terminal): Promise<"kept" | "lost"> {
  if (path === undefined) return "kept";
  try {
    writeWhole(path, await text());
    return "kept";
  } catch (error) {
    await terminal.tell(`cantsend: ${quoted(path)} could not be written: ${fileTrouble(error)}.\n`);
    return "lost";
  }
}

/** Writes the files, prints the report, and answers with the exit code of the verdict. */
export async function deliver(outcome: { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }, output: OutputFlags, terminal: Terminal): Promise<number> {
  const { caseFile, diagnosis } = outcome;
  const told = output.form === "line" && output.htmlPath === undefined ? undefined : nextQuestion(diagnosis, caseFile);
  const more = told === undefined ? {} : { question: told };
  const kept = [
    await keepFile(output.casePath, () => jsonText(caseFile), terminal),
    await keepFile(output.htmlPath, async () => (await import("../../report/html.ts")).renderHtml(diagnosis, caseFile, more), terminal),
  ];
  if (output.form === "json") {
    const { toJson } = await import("../../report/json.ts");
    await terminal.print(jsonText(toJson(diagnosis, caseFile, told)));
  } else if (output.form === "letter") {
    const { renderLetters } = await import("../../report/letter.ts");
    await terminal.print(renderLetters(diagnosis, caseFile));
  } else {
    const { renderLine, renderText } = await import("../../report/text.ts");
    await terminal.print(output.form === "line" ? renderLine(diagnosis) : renderText(diagnosis, caseFile, { width: terminal.width, colour: terminal.colour, detail: output.detail, ...more }));
  }
  return kept.includes("lost") ? exitCodes.ourFault : exitCodes[diagnosis.verdict];
}
