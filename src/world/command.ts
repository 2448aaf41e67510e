import { spawn } from "node:child_process";
import type { Secret } from "../model/secret.ts";
import { unseal } from "./secrets.ts";

/** What a command printed, or the clause that says why there is nothing. */
export type CommandOutcome = { readonly printed: string } | { readonly wrong: string };

/**
 * How long a command may take, how much it may print, and what ends it before.
 * `alone`, for programs of the system that are read: cut off from the user's terminal in both directions, not translated,
 * and found where only root's path leads as well.
 */
export interface CommandLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly terminal?: "shared" | "alone";
  readonly cut?: AbortSignal;
  /** What it gets on its standard input, put together only on the way there. */
  readonly input?: readonly (string | Secret)[];
}

/** The surroundings of a program of the system. */
function systemSurroundings(): NodeJS.ProcessEnv {
  return process.platform === "win32" ? process.env : { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin`, LC_ALL: "C" };
}

/** Runs a program without a shell and takes what it prints, within a time and a size. What it says on standard error goes to the user's own. */
export function runCommand(words: readonly string[], limits: CommandLimits): Promise<CommandOutcome> {
  const [program, ...rest] = words;
  if (program === undefined) return Promise.resolve({ wrong: "is empty" });
  if (limits.cut?.aborted) return Promise.resolve({ wrong: "was withdrawn" });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const [theirs, env] = limits.terminal === "alone" ? (["ignore", systemSurroundings()] as const) : (["inherit", process.env] as const);
    const child = spawn(program, rest, { stdio: [limits.input === undefined ? theirs : "pipe", "pipe", theirs], shell: false, windowsHide: true, env });
    // Who ends without reading closes its end: what it says of that is its exit code.
    child.stdin?.on("error", () => {});
    child.stdin?.end(limits.input?.map(unseal).join(""));
    const end = (outcome: CommandOutcome) => {
      clearTimeout(timer);
      limits.cut?.removeEventListener("abort", onCut);
      child.stdout?.destroy();
      child.kill("SIGKILL");
      resolve(outcome);
    };
    const onCut = () => end({ wrong: "was withdrawn" });
    limits.cut?.addEventListener("abort", onCut, { once: true });
    const timer = setTimeout(() => end({ wrong: `did not end within ${limits.timeoutMs / 1000} seconds` }), limits.timeoutMs);
    child.stdout?.on("data", (part: Buffer) => {
      bytes += part.length;
      parts.push(part);
      if (bytes > limits.maxBytes) end({ wrong: `printed more than ${limits.maxBytes} bytes` });
    });
    child.on("error", (error: NodeJS.ErrnoException) => end({ wrong: error.code === "ENOENT" ? "names a program that is not there" : `could not be started (${error.code ?? "unknown reason"})` }));
    child.on("close", (code, signal) => end(code === 0 ? { printed: Buffer.concat(parts).toString("utf8") } : { wrong: code === null ? `was ended by ${signal}` : `failed with exit code ${code}` }));
  });
}
