import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readCaseFile, maxCaseBytes } from "../../ask/case-file.ts";
import { fileTrouble, readTextFile } from "../../ask/files.ts";
import { quoted, UsageError } from "../../ask/usage-error.ts";
import type { CaseFile } from "../../model/case-file.ts";
import { ledgerPath } from "../../world/logins.ts";
import { jsonText } from "./json-text.ts";
import type { Terminal } from "./terminal.ts";

/** Where the last look at a mailbox's settings is kept: beside the ledger of logins, under a name that does not tell the mailbox. */
export function keptCasePath(address: string, env: Readonly<Record<string, string | undefined>>): string {
  return join(dirname(ledgerPath(env)), "settings", `${createHash("sha256").update(address.toLowerCase()).digest("hex").slice(0, 24)}.json`);
}

/** Keeps a case file for a later comparison. Where that cannot be done it is said, and nothing else suffers. */
export async function keepCase(path: string, caseFile: CaseFile, terminal: Terminal): Promise<void> {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    writeFileSync(path, jsonText(caseFile), { mode: 0o600 });
  } catch (error) {
    await terminal.tell(`cantsend: what was seen could not be kept for --verify: ${fileTrouble(error)}.\n`);
  }
}

/** The case file to compare with. Throws `UsageError` where there is none. */
export async function readKeptCase(named: string | undefined, address: string, env: Readonly<Record<string, string | undefined>>): Promise<CaseFile> {
  const path = named ?? keptCasePath(address, env);
  try {
    return readCaseFile(await readTextFile(path, maxCaseBytes, "the earlier look"), named === undefined ? "the earlier look" : quoted(named));
  } catch (error) {
    if (error instanceof UsageError && named === undefined) throw new UsageError(`--verify compares with an earlier look, and there is none of ${address} on this machine; run cantsend settings ${address} first, or name its case file with --before.`);
    throw error;
  }
}
