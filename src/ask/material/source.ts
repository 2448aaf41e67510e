import { createReadStream, existsSync } from "node:fs";
import { opendir } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { fileTrouble } from "../files.ts";
import { quoted, UsageError } from "../usage-error.ts";

/** So much of the beginning is looked at to tell what it is. */
const sampleBytes = 128 * 1024;
/** Larger pieces make for fewer turns of the loop, and stay small beside the memory of any machine. */
const pieceBytes = 1024 * 1024;

/** Something to read: its name in sentences, its beginning, and all of it as it comes. */
export interface Source {
  readonly name: string;
  readonly sample: Buffer;
  readonly chunks: AsyncIterable<Buffer>;
}

async function* piecesOf(stream: Readable): AsyncGenerator<Buffer> {
  for await (const part of stream) yield Buffer.isBuffer(part) ? part : Buffer.from(part as Uint8Array);
}

async function* unpacked(packed: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 });
  const feeding = (async () => {
    try {
      for await (const part of packed) if (!gunzip.write(part)) await new Promise<void>((resolve) => gunzip.once("drain", resolve).once("close", resolve));
      gunzip.end();
    } catch (error) {
      gunzip.destroy(error instanceof Error ? error : new Error(String(error)));
    }
  })();
  try {
    yield* piecesOf(gunzip);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} begins like a gzip file and is damaged or cut off.`);
  } finally {
    gunzip.destroy();
  }
  await feeding;
}

/** Reads the beginning and puts it back in front of the rest. */
async function begun(name: string, all: AsyncIterable<Buffer>): Promise<Source> {
  const iterator = all[Symbol.asyncIterator]();
  const head: Buffer[] = [];
  let bytes = 0;
  while (bytes < sampleBytes) {
    const next = await iterator.next();
    if (next.done === true) break;
    head.push(next.value);
    bytes += next.value.length;
  }
  const first = Buffer.concat(head);
  async function* chunks(): AsyncGenerator<Buffer> {
    if (first.length > 0) yield first;
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { name, sample: first.subarray(0, sampleBytes), chunks: chunks() };
}

/** RFC 1952 section 2.3.1: the two bytes that every gzip file begins with. */
const isGzip = (sample: Buffer) => sample.length > 2 && sample[0] === 0x1f && sample[1] === 0x8b;

async function opened(name: string, stream: Readable): Promise<Source> {
  try {
    const source = await begun(name, piecesOf(stream));
    const plain = isGzip(source.sample) ? await begun(name, unpacked(source.chunks, name)) : source;
    if (plain.sample.length === 0) throw new UsageError(`${name} is empty.`);
    if (plain.sample.includes(0)) throw new UsageError(`${name} is no text: there are zero bytes in it.`);
    return plain;
  } catch (error) {
    stream.destroy();
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${name} cannot be read: ${fileTrouble(error)}.`);
  }
}

/** Opens a file, unpacked where it is packed. Throws `UsageError`. */
export function openFile(path: string): Promise<Source> {
  return opened(quoted(path), createReadStream(path, { highWaterMark: pieceBytes }));
}

/** Opens standard input in the same way. */
export function openInput(stream: Readable, name = "the text on standard input"): Promise<Source> {
  return opened(name, stream);
}

/** The messages of a Maildir, those of `new` first. Throws `UsageError` where the folder is none. */
export async function* maildirFiles(path: string): AsyncGenerator<string> {
  const halves = ["new", "cur"].map((half) => join(path, half));
  if (!halves.every((half) => existsSync(half))) throw new UsageError(`${quoted(path)} is a folder, but no Maildir: there is no "new" and "cur" in it.`);
  for (const half of halves) {
    try {
      for await (const entry of await opendir(half)) if (entry.isFile()) yield join(half, entry.name);
    } catch (error) {
      throw new UsageError(`${quoted(half)} cannot be read: ${fileTrouble(error)}.`);
    }
  }
}
