import { spawn } from "node:child_process";

/** What a command printed, or the clause that says why there is nothing. */
export type CommandOutcome = { readonly printed: string } | { readonly wrong: string };

/** How long a command may take and how much it may print; `alone` cuts it off from the user's terminal, in both directions. */
export interface CommandLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  readonly terminal?: "shared" | "alone";
}

/** Runs a program without a shell and takes what it prints, within a time and a size. What it says on standard error goes to the user's own. */
export function runCommand(words: readonly string[], limits: CommandLimits): Promise<CommandOutcome> {
  const [program, ...rest] = words;
  if (program === undefined) return Promise.resolve({ wrong: "is empty" });
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    const theirs = limits.terminal === "alone" ? "ignore" : "inherit";
    const child = spawn(program, rest, { stdio: [theirs, "pipe", theirs], shell: false, windowsHide: true });
    const end = (outcome: CommandOutcome) => {
      clearTimeout(timer);
      child.stdout.destroy();
      child.kill("SIGKILL");
      resolve(outcome);
    };
    const timer = setTimeout(() => end({ wrong: `did not end within ${limits.timeoutMs / 1000} seconds` }), limits.timeoutMs);
    child.stdout.on("data", (part: Buffer) => {
      bytes += part.length;
      parts.push(part);
      if (bytes > limits.maxBytes) end({ wrong: `printed more than ${limits.maxBytes} bytes` });
    });
    child.on("error", (error: NodeJS.ErrnoException) => end({ wrong: error.code === "ENOENT" ? "names a program that is not there" : `could not be started (${error.code ?? "unknown reason"})` }));
    child.on("close", (code, signal) => end(code === 0 ? { printed: Buffer.concat(parts).toString("utf8") } : { wrong: code === null ? `was ended by ${signal}` : `failed with exit code ${code}` }));
  });
}
