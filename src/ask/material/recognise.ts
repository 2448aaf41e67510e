import type { Source } from "./source.ts";
import { maildirFiles, openFile } from "./source.ts";
import { isMessage, readBounce, readMbox } from "./bounce.ts";
import { LoginUse } from "./login-use.ts";
import { logPrograms, readLog } from "./log.ts";
import type { Passage } from "./passage.ts";
import { isTranscript } from "./transcript.ts";

/** Material that can have many failures in it, one after the other. */
export interface Heaped {
  readonly is: "log" | "mbox" | "bounce" | "Maildir";
  /** The programs whose log it is. */
  readonly of: readonly string[];
  readonly passages: AsyncIterable<Passage>;
  /** How logins were used; complete once the passages have been read. */
  readonly use?: LoginUse;
}

/** What somebody handed over: a text to be judged as a whole, or material with many failures in it. */
export type Material = { readonly is: "text" | "transcript" } | Heaped;

/** A message is no larger than this, and a bounce says what it says at its beginning. */
const maxMessage = 4 * 1024 * 1024;

async function whole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of chunks) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= maxMessage) break;
  }
  return Buffer.concat(parts).subarray(0, maxMessage);
}

async function* bounceIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Passage> {
  yield* await readBounce(await whole(chunks));
}

async function* bouncesIn(chunks: AsyncIterable<Buffer>): AsyncGenerator<Passage> {
  for await (const message of readMbox(chunks)) yield* await readBounce(message);
}

async function* bouncesBelow(path: string): AsyncGenerator<Passage> {
  for await (const file of maildirFiles(path)) {
    const source = await openFile(file).catch(() => undefined);
    // One message that cannot be read must not hide the others.
    if (source !== undefined) yield* bounceIn(source.chunks);
  }
}

/** Tells by its beginning what a source is. */
export function recognise(source: Source): Material {
  const text = source.sample.toString("utf8").replace(/^\ufeff/, "");
  if (/^From \S+ /.test(text) && isMessage(text)) return { is: "mbox", of: [], passages: bouncesIn(source.chunks) };
  const programs = logPrograms(text);
  if (programs.length > 0) {
    const use = new LoginUse();
    return { is: "log", of: programs, passages: readLog(use.watch(source.chunks), programs), use };
  }
  if (isMessage(text)) return { is: "bounce", of: [], passages: bounceIn(source.chunks) };
  return { is: isTranscript(text) ? "transcript" : "text" };
}

/** A Maildir (the folders new and cur) with bounces in it. */
export function maildir(path: string): Heaped {
  return { is: "Maildir", of: [], passages: bouncesBelow(path) };
}
