import { chmodSync, chownSync, closeSync, constants, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Secret } from "../model/secret.ts";
import { unseal } from "./secrets.ts";

/** Makes a directory's entries durable, where the system knows such a thing. */
function flushFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, "r");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Windows opens no directory; there the rename itself has to do.
  }
}

/**
 * Puts a secret in the place of the one that a file holds, whole or not at all: written beside it, flushed, then renamed. The mode, the owner
 * and the line end at the end stay as they were; a link stays a link. Throws what the file system throws; the old file is untouched then.
 */
export function keepInFile(path: string, secret: Secret): void {
  const target = realpathSync(path);
  const before = statSync(target);
  const end = readFileSync(target).at(-1) === 0x0a ? "\n" : "";
  const draft = `${target}.cantsend-new`;
  // One that was left behind by a process that died; and nobody's link may lead us elsewhere.
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    try {
      writeSync(descriptor, `${unseal(secret)}${end}`);
      if (process.platform !== "win32") {
        chmodSync(draft, before.mode & 0o777);
        if (before.uid !== process.getuid?.() || before.gid !== process.getgid?.()) chownSync(draft, before.uid, before.gid);
      }
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, target);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  flushFolder(dirname(target));
}
