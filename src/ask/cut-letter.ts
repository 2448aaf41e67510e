import { createReadStream } from "node:fs";
import { fileTrouble } from "./files.ts";
import { quoted, UsageError } from "./usage-error.ts";

/** A letter as it is sent, and how often parts of it may be tried. */
export interface CutLetter {
  /** Its octets read as Latin-1, so that each of them survives. */
  readonly letter: string;
  readonly tries: number;
}

/** A letter of a thousand pieces takes about this many tries: the letter and the control twice, the search, the words, and the proof. */
const usualTries = 30;
const fewestTries = 8;
const mostTries = 60;
/** Above this size each try takes minutes on a common line. */
const maxLetterBytes = 8 * 1024 * 1024;
/** So many octets may be sent in all. */
const maxSentBytes = 128 * 1024 * 1024;

/** Reads the letter that is not let through, and the number of tries. Throws `UsageError`. */
export async function readCutLetter(path: string, triesText: string | undefined): Promise<CutLetter> {
  const tries = triesText === undefined ? usualTries : /^\d{1,3}$/.test(triesText) ? Number(triesText) : Number.NaN;
  if (!(tries >= fewestTries && tries <= mostTries)) throw new UsageError(`--bisect-tries: ${quoted(triesText ?? "")} is no number from ${fewestTries} to ${mostTries}.`);
  const parts: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const part of createReadStream(path)) {
      parts.push(part as Buffer);
      bytes += (part as Buffer).length;
      if (bytes > maxLetterBytes) throw new UsageError(`--bisect: ${quoted(path)} is larger than ${maxLetterBytes >> 20} MB; take a part of it that is cut off as well.`);
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`--bisect: ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  }
  return cutLetterOf(Buffer.concat(parts), tries, quoted(path));
}

/** The same for a letter that is in memory already; `name` is how a complaint calls it. Throws `UsageError`. */
export function cutLetterOf(octets: Uint8Array, tries: number = usualTries, name = "the letter"): CutLetter {
  const letter = Buffer.from(octets).toString("latin1").replace(/^From [^\n]*\n/, "");
  if (letter.trim() === "") throw new UsageError(`--bisect: ${name} is empty.`);
  if (!/^[!-9;-~]+:/.test(letter)) throw new UsageError(`--bisect: ${name} is no letter as mail programs save it: its first line is no header field such as "From: …".`);
  return { letter, tries: Math.max(fewestTries, Math.min(tries, Math.floor(maxSentBytes / octets.length))) };
}

/** What a run with a letter may cost, said before anything is done. */
export function cutLetterWords({ letter, tries }: CutLetter, mailbox: string): string {
  const size = letter.length < 10_240 ? `${letter.length} bytes` : `${Math.round(letter.length / 1024)} kB`;
  return `at most ${tries} tries with parts of the letter (${size} each), from ${mailbox} to ${mailbox} and nobody else, each over a connection and with a login of its own. A try is ended before the message is, or taken back, wherever that shows enough; only where nothing is cut before the end of a message is one delivered`;
}
