import { readFile } from "node:fs/promises";
import { hostname } from "node:os";
import { Readable } from "node:stream";
import { readLimited } from "../../../ask/files.ts";
import type { PaperWorld } from "../../../ask/reported.ts";
import type { Heaped } from "../../../ask/material/recognise.ts";
import type { Source } from "../../../ask/material/source.ts";
import { whatIsThere } from "../../../ask/material/what-is-there.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { type CauseId, catalogue } from "../../../model/catalogue.ts";
import { cleanPasted } from "../../../world/redact.ts";
import { exitCodes } from "../exit-codes.ts";
import { jsonText } from "../json-text.ts";
import { didYouMean } from "../nearest.ts";
import { deliver, type OutputFlags, readOutputFlags } from "../output.ts";
import { pageText } from "../page-text.ts";
import type { Action } from "../program.ts";
import type { Terminal } from "../terminal.ts";

/** An error message or a transcript is short; what is longer and no log is not read. */
const maxTextBytes = 1024 * 1024;

const isCause = (text: string): text is CauseId => Object.hasOwn(catalogue, text);

/** Reading needs no network, no resolver and no ledger. */
const paper: PaperWorld = { cleanPasted, wallClock: () => new Date(), vantage: hostname() };

async function printPage(id: CauseId, terminal: Terminal): Promise<number> {
  const page = await readFile(new URL(`../../../reason/causes/${catalogue[id].group}/${id}.md`, import.meta.url), "utf8").catch(() => undefined);
  if (page === undefined) throw new UsageError(`${id} is in the catalogue, but its page is not there; this installation is incomplete.`);
  await terminal.print(pageText(page, { width: terminal.width, colour: terminal.colour }));
  return 0;
}

async function tellRemoved(removed: number, terminal: Terminal): Promise<void> {
  if (removed === 0) return;
  const what = removed === 1 ? "a password or token was" : `${removed} passwords or tokens were`;
  await terminal.tell(`cantsend: ${what} taken out of the text; whoever has seen the text knows ${removed === 1 ? "it, so change it" : "them, so change them"}.\n`);
}

async function judgeText(text: string, is: "text" | "transcript", output: OutputFlags, terminal: Terminal): Promise<number> {
  const { judgeWords } = await import("../summarize.ts");
  // A secret can stand in a line of its own, away from the refusal: the whole is cleaned first.
  const { text: clean, found } = paper.cleanPasted(text);
  await tellRemoved(found, terminal);
  const refusal = is === "transcript" ? (await import("../../../ask/material/transcript.ts")).readTranscript(clean)[0] : undefined;
  return deliver(judgeWords(refusal ?? { words: clean, phase: "unknown" }, paper), output, terminal);
}

/** What it is, in words. */
function inWords(material: Heaped, name: string): string {
  const by = material.of.length === 0 ? "" : ` of ${material.of.join(" and ")}`;
  return `${name}, ${material.is === "bounce" ? "a message" : material.is === "mbox" ? "an mbox" : `a ${material.is}`}${by}`;
}

async function judgeMaterial(material: Heaped, name: string, output: OutputFlags, terminal: Terminal): Promise<number> {
  const { judgeWords, sortAll, summarize } = await import("../summarize.ts");
  const sorter = await sortAll(material.passages);
  const [only] = sorter.heaps();
  if (sorter.total === 1 && only !== undefined) {
    const judged = judgeWords(only.example, paper);
    await tellRemoved(judged.removed, terminal);
    return deliver(judged, output, terminal);
  }
  if (output.casePath !== undefined || output.htmlPath !== undefined) throw new UsageError("--case and --html are for one failure; of many there is a summary, as text or with --json.");
  const { summary, removed } = summarize(sorter, inWords(material, name), paper, material.use?.list());
  await tellRemoved(removed, terminal);
  const { renderSummary, renderSummaryLine } = await import("../../../report/summary.ts");
  await terminal.print(output.form === "json" ? jsonText(summary) : output.form === "line" ? renderSummaryLine(summary) : renderSummary(summary, terminal));
  return exitCodes[summary.verdict];
}

async function judgeSource(source: Source, output: OutputFlags, terminal: Terminal): Promise<number> {
  const { recognise } = await import("../../../ask/material/recognise.ts");
  const material = recognise(source);
  if ("passages" in material) return judgeMaterial(material, source.name, output, terminal);
  const text = await readLimited(Readable.from(source.chunks), maxTextBytes, source.name);
  if (text.trim() === "") throw new UsageError(`${source.name} is empty.`);
  return judgeText(text, material.is, output, terminal);
}

/** What is typed on the command line is short: it is a source only if it looks like more than a text. */
async function judgeTyped(typed: string, output: OutputFlags, terminal: Terminal): Promise<number> {
  const looksLikeMaterial = /\n/.test(typed) || /^(?:[A-Z][a-z]{2} [ \d]\d |\d{4}-\d\d-\d\d[T ]|<\d)/.test(typed);
  if (!looksLikeMaterial) return judgeText(typed, "text", output, terminal);
  const sample = Buffer.from(typed);
  const source: Source = { name: "the text", sample, chunks: Readable.from([sample]) };
  return judgeSource(source, output, terminal);
}

/** Prints the page of a cause, or says what words, a transcript, a bounce or a log can mean. */
export const explainCommand: Action = async (given, terminal) => {
  const typed = given.words.join(" ").trim();
  if (typed === "") throw new UsageError("explain what? Give the id of a cause (cantsend causes lists them), an error message, or a file with one.");
  if (isCause(typed)) return printPage(typed, terminal);
  const output = readOutputFlags(given);
  const isOneWord = given.words.length === 1;
  if (typed !== "-" && !isOneWord) return judgeTyped(typed, output, terminal);
  if (typed === "-") return judgeSource(await (await import("../../../ask/material/source.ts")).openInput(process.stdin), output, terminal);
  switch (whatIsThere(typed)) {
    case "file":
      return judgeSource(await (await import("../../../ask/material/source.ts")).openFile(typed), output, terminal);
    case "folder":
      return judgeMaterial((await import("../../../ask/material/recognise.ts")).maildir(typed), quoted(typed), output, terminal);
    case "missing":
      throw new UsageError(`${quoted(typed)} cannot be read: there is no such file.`);
    case "nothing":
      // One word of small letters with hyphens is an id that was mistyped; no mail program talks like that.
      if (/^[a-z0-9]+(-[a-z0-9]+)+$/.test(typed)) throw new UsageError(`there is no cause "${typed}"${didYouMean(typed, Object.keys(catalogue)) || "; cantsend causes lists them."}`);
      return judgeTyped(typed, output, terminal);
  }
};
