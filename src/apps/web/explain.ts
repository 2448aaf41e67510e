import { hostname } from "node:os";
import { Readable } from "node:stream";
import { recognise } from "../../ask/material/recognise.ts";
import { openInput } from "../../ask/material/source.ts";
import { readTranscript } from "../../ask/material/transcript.ts";
import type { PaperWorld } from "../../ask/reported.ts";
import { UsageError } from "../../ask/usage-error.ts";
import { cleanPasted } from "../../world/redact.ts";
import { judgeWords, sortAll, summarize } from "../cli/summarize.ts";
import type { Explained } from "./protocol.ts";

/** An error message or a transcript is short; what is longer and no log is not read. */
const maxTextBytes = 1024 * 1024;

/** Reading needs no network, no resolver and no ledger. */
const paper: PaperWorld = { cleanPasted, wallClock: () => new Date(), vantage: hostname() };

/** Says what pasted words, a bounce, a transcript or a log can mean. Throws `UsageError` for what is no text or empty. */
export async function explain(bytes: Uint8Array, name: string): Promise<Explained> {
  const source = await openInput(Readable.from([Buffer.from(bytes)]), name);
  const material = recognise(source);
  if (!("passages" in material)) {
    const parts: Buffer[] = [];
    for await (const part of source.chunks) parts.push(part);
    const whole = Buffer.concat(parts);
    if (whole.length > maxTextBytes) throw new UsageError(`${name} is neither a mail log nor a bounce, and too long for an error message.`);
    // A secret can stand in a line of its own, away from the refusal: the whole is cleaned first.
    const { text, found } = paper.cleanPasted(whole.toString("utf8"));
    if (text.trim() === "") throw new UsageError(`${name} is empty.`);
    const refusal = material.is === "transcript" ? readTranscript(text)[0] : undefined;
    const { caseFile, diagnosis, removed } = judgeWords(refusal ?? { words: text, phase: "unknown" }, paper);
    return { is: "judged", caseFile, diagnosis, removed: removed + found };
  }
  const sorter = await sortAll(material.passages);
  const [only] = sorter.heaps();
  if (sorter.total === 1 && only !== undefined) {
    const { caseFile, diagnosis, removed } = judgeWords(only.example, paper);
    return { is: "judged", caseFile, diagnosis, removed };
  }
  const what = material.is === "bounce" ? "a message" : material.is === "mbox" ? "an mbox" : `a ${material.is}`;
  return { is: "summary", ...summarize(sorter, `${name}, ${what}${material.of.length === 0 ? "" : ` of ${material.of.join(" and ")}`}`, paper) };
}
