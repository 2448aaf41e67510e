import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The addresses at the two ends of the delay line. */
export const [near, far] = ["198.18.77.1", "198.18.77.2"] as const;

/** Resolves when a child says "ready". */
function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on("data", (text) => String(text).includes("ready") && resolve());
    child.once("exit", (code) => reject(new Error(`a part of the bench ended with ${code}`)));
  });
}

/**
 * Two network namespaces of the bench's own with a delay line between them: `script serve` runs at the far end, then `script measure` at the near one.
 * `rules` are nftables rules for the packets that arrive at an end. Everything is gone afterwards. Needs root.
 */
export async function overDelayLine(script: string, delayMs: number, rules: { readonly near: readonly string[]; readonly far: readonly string[] }): Promise<void> {
  if (process.getuid?.() !== 0) {
    console.log("skipped: it needs root for network namespaces of its own");
    return;
  }
  const names = { near: `bench-near-${process.pid}`, far: `bench-far-${process.pid}` };
  const children: ChildProcess[] = [];
  const start = (command: string, ...args: string[]) => {
    const child = spawn(command, args, { stdio: ["pipe", "pipe", "inherit"] });
    children.push(child);
    return child;
  };
  try {
    for (const name of Object.values(names)) execFileSync("ip", ["netns", "add", name]);
    await ready(start("python3", fileURLToPath(new URL("delay-line.py", import.meta.url)), names.near, near, names.far, far, String(delayMs)));
    for (const end of ["near", "far"] as const) {
      if (rules[end].length === 0) continue;
      const text = ["add table ip bench", "add chain ip bench arrive { type filter hook prerouting priority 0; }", ...rules[end].map((rule) => `add rule ip bench arrive ${rule}`)];
      execFileSync("ip", ["netns", "exec", names[end], "nft", text.join("; ")]);
    }
    await ready(start("ip", "netns", "exec", names.far, process.execPath, script, "serve"));
    execFileSync("ip", ["netns", "exec", names.near, process.execPath, script, "measure"], { stdio: "inherit" });
  } finally {
    for (const child of children) {
      child.removeAllListeners("exit");
      child.kill("SIGKILL");
    }
    for (const name of Object.values(names)) execFileSync("ip", ["netns", "del", name]);
  }
}
