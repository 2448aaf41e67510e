import { constants } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, join, matchesGlob, resolve, sep } from "node:path";
import { runCommand } from "../../world/command.ts";
import { fileTrouble } from "../files.ts";
import type { Files } from "./reader.ts";

/** A settings file is small: what is larger is something else, or hostile. */
const maxFileBytes = 4 * 1024 * 1024;
/** The most files that one reading opens, the first one and everything that it includes. */
const maxFiles = 64;
/** The most names that a folder or a pattern brings. */
const maxNames = 1024;
/** A program that prints its settings does so at once. */
const outputMs = 5_000;

/** What the machine looks like to a reader; tests hand in another home. */
export interface MachineView {
  readonly home: string;
  readonly platform: Files["platform"];
  readonly environment: Files["environment"];
}

/** Folders whose files are no files: reading them has no end or tells about this very process. */
const notOnDisk = ["/proc", "/sys", "/dev"];

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** UTF-16 is how Windows exports its registry (RFC 2781 section 3.2: the mark at the front tells the byte order); what is no UTF-8 is the older one-byte form. */
function decode(bytes: Buffer): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("latin1").decode(bytes);
  }
}

async function readRegular(path: string): Promise<{ readonly text: string } | { readonly refused: string }> {
  // without O_NONBLOCK the opening of a FIFO waits for its writer for ever
  const handle = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const found = await handle.stat();
    if (found.isDirectory()) return { refused: "it is a folder" };
    if (!found.isFile()) return { refused: "it is no regular file" };
    if (found.size > maxFileBytes) return { refused: `it is larger than ${maxFileBytes >> 20} MB` };
    const bytes = Buffer.alloc(found.size);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    const text = decode(bytes.subarray(0, filled));
    return text === undefined ? { refused: "it holds binary data, not text" } : { text };
  } finally {
    await handle.close();
  }
}

/** The files of this machine as one reading may see them: text only, bounded in size and number, never a device. Make a new one for each reading. */
export function machineFiles(view: MachineView): Files {
  const opened = new Set<string>();
  const list = async (path: string): Promise<readonly string[]> => {
    const names = await readdir(path).catch(() => []);
    return names.sort().slice(0, maxNames);
  };
  return {
    ...view,
    list,
    async read(path) {
      if (!isAbsolute(path) || path.includes("\0")) return { refused: "its path is no absolute path" };
      try {
        const real = await realpath(path);
        if (notOnDisk.some((folder) => isBelow(real, folder))) return { refused: "it is no regular file" };
        opened.add(real);
        if (opened.size > maxFiles) return { refused: `more than ${maxFiles} files are included` };
        const read = await readRegular(real);
        return "text" in read && real !== resolve(path) ? { ...read, linkedTo: real } : read;
      } catch (error) {
        return { refused: fileTrouble(error) };
      }
    },
    async glob(pattern) {
      let folders: string[] = [sep];
      const parts = resolve(pattern).split(sep).filter((part) => part !== "");
      for (const [at, part] of parts.entries()) {
        const last = at === parts.length - 1;
        if (!/[*?]/.test(part)) {
          folders = folders.map((folder) => join(folder, part));
          continue;
        }
        const next: string[] = [];
        for (const folder of folders) {
          for (const name of await list(folder)) {
            // as in a shell, a pattern does not match a hidden file unless it says so
            if (name.startsWith(".") === part.startsWith(".") && matchesGlob(name, part)) next.push(join(folder, name));
            if (next.length >= (last ? maxFiles : maxNames)) break;
          }
        }
        folders = next;
      }
      const there = await Promise.all(folders.map(async (path) => (await list(dirname(path))).includes(path.slice(path.lastIndexOf(sep) + 1))));
      return folders.filter((_, at) => there[at]);
    },
    async changedAt(path) {
      return (await stat(path).catch(() => undefined))?.mtimeMs;
    },
    async output(program, words) {
      const outcome = await runCommand([program, ...words], { timeoutMs: outputMs, maxBytes: maxFileBytes, terminal: "alone" });
      return "printed" in outcome ? outcome.printed : undefined;
    },
  };
}
