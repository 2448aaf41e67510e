import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

/** What a run of the command line left. */
export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** How much of standard input it took, in bytes. */
  readonly taken: number;
}

export interface CliOptions {
  readonly input?: string | AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  readonly env?: Readonly<Record<string, string>>;
  /** `at once`: nobody reads standard output, as with `cantsend … | true`. */
  readonly leaves?: "at once";
  /** Called once the process runs; gets a way to send it a signal. */
  readonly meanwhile?: (signal: (name: NodeJS.Signals) => void) => void;
  /** Called at every print with all of standard output so far, and with a way to send a signal: for what may be done only once something was said. */
  readonly heard?: (stdout: string, signal: (name: NodeJS.Signals) => void) => void;
}

const main = fileURLToPath(new URL("../apps/cli/main.ts", import.meta.url));

/** A folder of this test alone. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), "cantsend-test-"));

/** Runs the command line as a process of its own, with no terminal and with a login ledger that nobody else sees. */
export function runCli(words: readonly string[], options: CliOptions = {}): Promise<CliRun> {
  const { NODE_EXTRA_CA_CERTS: _left, FORCE_COLOR: _forced, NO_COLOR: _none, ...env } = process.env;
  const child = spawn(process.execPath, [main, ...words], { stdio: "pipe", env: { ...env, CANTSEND_STATE: scratch(), ...options.env } });
  let stdout = "";
  let stderr = "";
  let taken = 0;
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    stdout += part;
    options.heard?.(stdout, (name) => void child.kill(name));
  });
  child.stderr.setEncoding("utf8").on("data", (part: string) => {
    stderr += part;
  });
  async function* counted(input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>) {
    for await (const part of input) {
      taken += part.length;
      yield part;
    }
  }
  // A program that stops reading closes the pipe under us: that is what some tests are about.
  child.stdin.on("error", () => {});
  if (typeof options.input === "string" || options.input === undefined) child.stdin.end(options.input ?? "");
  else void pipeline(Readable.from(counted(options.input)), child.stdin).catch(() => {});
  if (options.leaves === "at once") child.stdout.destroy();
  options.meanwhile?.((name) => void child.kill(name));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, stdout, stderr, taken }));
  });
}
