import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { quoted, UsageError } from "./usage-error.ts";

/** Reads a stream to its end, but no further than a limit. Throws `UsageError` beyond it. */
export async function readLimited(stream: Readable, maxBytes: number, what: string): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of stream) {
    const buffer = Buffer.from(part as Uint8Array);
    bytes += buffer.length;
    if (bytes > maxBytes) {
      stream.destroy();
      throw new UsageError(`${what} is larger than ${maxBytes >= 1 << 20 ? `${maxBytes >> 20} MB` : `${maxBytes >> 10} kB`} and was not read to its end.`);
    }
    parts.push(buffer);
  }
  return Buffer.concat(parts).toString("utf8");
}

const fileTroubles: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  EACCES: "it may not be read by this user",
  EPERM: "it may not be read by this user",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of its path is not a folder",
  ELOOP: "its links go round in a circle",
  ENAMETOOLONG: "its name is too long",
};

/** Why a file could not be read or written, as a clause; an error that is none of the file system is thrown on. */
export function fileTrouble(error: unknown): string {
  const code = error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;
  if (code === undefined) throw error;
  return fileTroubles[code] ?? `the system says ${code}`;
}

/** Reads a text file up to a limit. Throws `UsageError`. */
export async function readTextFile(path: string, maxBytes: number, what: string): Promise<string> {
  try {
    return await readLimited(createReadStream(path), maxBytes, `${what} ${quoted(path)}`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${what} ${quoted(path)} cannot be read: ${fileTrouble(error)}.`);
  }
}
