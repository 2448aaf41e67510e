import { type ChildProcess, execFile, spawn } from "node:child_process";
import { openSync } from "node:fs";

/** What a command left behind: its exit code and everything that it printed. */
export interface Outcome {
  readonly code: number;
  readonly out: string;
}

/** Runs one command to its end; never throws for an exit code. */
export function run(
  command: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string; readonly limitMs?: number; readonly cwd?: string } = {},
): Promise<Outcome> {
  return new Promise((done) => {
    const child = execFile(
      command[0] as string,
      command.slice(1),
      {
        env: options.env ?? process.env,
        timeout: options.limitMs ?? 60_000,
        killSignal: "SIGKILL",
        maxBuffer: 64 << 20,
        ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      },
      (error, out, err) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 255;
        done({ code, out: out + err });
      },
    );
    child.stdin?.on("error", () => {}); // the command may end before it has read what it was given
    child.stdin?.end(options.input ?? "");
  });
}

/** Runs one command and throws, with what it printed, when it fails. */
export async function must(command: readonly string[], input?: string): Promise<string> {
  const outcome = await run(command, input === undefined ? {} : { input });
  if (outcome.code !== 0) throw new Error(`${command.join(" ")} ended with ${outcome.code}: ${outcome.out}`);
  return outcome.out;
}

/** The words that put a command into one network namespace of the lab. */
export function inside(space: string, command: readonly string[]): string[] {
  return ["ip", "netns", "exec", space, ...command];
}

/** Starts a daemon with all three standard streams away from ours: a daemon that holds our pipe would keep the caller waiting. */
export function daemon(space: string, command: readonly string[], log: string, env?: NodeJS.ProcessEnv): ChildProcess {
  const words = inside(space, command);
  const file = openSync(log, "a");
  const child = spawn(words[0] as string, words.slice(1), {
    stdio: ["ignore", file, file],
    env: env ?? process.env,
  });
  child.on("error", () => {});
  return child;
}

/** Waits until `ready` says yes, and throws with the name of what was awaited when it never does. */
export async function until(what: string, ready: () => boolean | Promise<boolean>, limitMs = 15_000): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await ready())) {
    if (performance.now() > end) throw new Error(`the lab waited ${limitMs} ms in vain for ${what}`);
    await new Promise((go) => setTimeout(go, 15));
  }
}
