import { readFile } from "node:fs/promises";
import { readLimited } from "../../../ask/case-file.ts";
import { reportedReply } from "../../../ask/reported.ts";
import { UsageError } from "../../../ask/usage-error.ts";
import { caseFileVersion } from "../../../model/case-file.ts";
import { type CauseId, catalogue } from "../../../model/catalogue.ts";
import { diagnose } from "../../../reason/diagnose.ts";
import { version } from "../../../version.ts";
import { nodeWorld } from "../../../world/node.ts";
import { didYouMean } from "../nearest.ts";
import { deliver, readOutputFlags } from "../output.ts";
import { pageText } from "../page-text.ts";
import type { Action, Given } from "../program.ts";
import type { Terminal } from "../terminal.ts";

/** An error message is short; what is longer is a log. */
const maxTextBytes = 1024 * 1024;

/** Stands for the mailbox in what a remedy says, since a text alone names none. */
const nobody = "YOUR-ADDRESS";

const isCause = (text: string): text is CauseId => Object.hasOwn(catalogue, text);

async function printPage(id: CauseId, terminal: Terminal): Promise<number> {
  const page = await readFile(new URL(`../../../reason/causes/${catalogue[id].group}/${id}.md`, import.meta.url), "utf8").catch(() => undefined);
  if (page === undefined) throw new UsageError(`${id} is in the catalogue, but its page is not written yet; cantsend causes shows which ones are.`);
  await terminal.print(pageText(page, { width: terminal.width, colour: terminal.colour }));
  return 0;
}

async function judgeText(pasted: string, given: Given, terminal: Terminal): Promise<number> {
  const output = readOutputFlags(given);
  const world = nodeWorld();
  const { observation, removed } = reportedReply(pasted, world);
  if (removed > 0) await terminal.tell(`cantsend: ${removed === 1 ? "a password or token was" : `${removed} passwords or tokens were`} taken out of the text.\n`);
  const caseFile = {
    version: caseFileVersion,
    startedAt: observation.at,
    tookMs: 0,
    writtenBy: version,
    target: { address: nobody, domain: "", from: nobody, history: "not-said", controls: [], ...(observation.ok ? { reported: observation.saw.text } : {}) },
    routes: [],
    observations: [observation],
    gaps: [],
  } as const;
  return deliver({ caseFile, diagnosis: diagnose(caseFile) }, output, terminal);
}

/** Prints the page of a cause, or judges a text by its words alone. */
export const explainCommand: Action = async (given, terminal) => {
  const typed = given.words.join(" ").trim();
  if (typed === "") throw new UsageError("explain what? Give the id of a cause (cantsend causes lists them), or an error message.");
  if (isCause(typed)) return printPage(typed, terminal);
  // One word of small letters with hyphens is an id that was mistyped; no mail program talks like that.
  if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(typed)) throw new UsageError(`there is no cause "${typed}"${didYouMean(typed, Object.keys(catalogue)) || "; cantsend causes lists them."}`);
  const text = typed === "-" ? await readLimited(process.stdin, maxTextBytes, "the text on standard input") : typed;
  if (text.trim() === "") throw new UsageError("the text on standard input is empty.");
  return judgeText(text, given, terminal);
};
