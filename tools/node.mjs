// Runs a script under a Node that is new enough, whatever `node` this machine has. Plain JavaScript that Node 18 can read.
//   node tools/node.mjs SCRIPT [ARGUMENT…]
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const floor = [24, 15];

export function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major > floor[0] || (major === floor[0] && minor >= floor[1]);
}

/** The path of a Node at or above the floor, or undefined: this very one, else the one that tools/toolchain.mjs put in place. */
export function findNode() {
  if (isNewEnough(process.versions.node)) return process.execPath;
  const own = fileURLToPath(
    new URL(`../toolchain/node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url),
  );
  return existsSync(own) ? own : undefined;
}

function main() {
  const node = findNode();
  if (node === undefined) {
    process.stderr.write(
      `cantsend needs Node ${floor.join(".")} or newer; this is ${process.versions.node}. Run \`npm ci\` first: it puts one in place.\n`,
    );
    process.exit(3);
  }
  const child = spawn(node, process.argv.slice(2), { stdio: "inherit" });
  // The child shares our terminal and so gets Ctrl-C itself; we only must not die before it.
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("exit", (code, signal) => {
    if (signal === null) process.exit(code ?? 3);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
