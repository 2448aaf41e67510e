#!/usr/bin/env node
// Finds a Node that is new enough and runs cantsend under it. Kept so old-fashioned that Node 12 can read it.
import { spawn } from "child_process";
import { existsSync } from "fs";
import { fileURLToPath } from "url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const main = existsSync(here("../dist/apps/cli/main.js")) ? "../dist/apps/cli/main.js" : "../src/apps/cli/main.ts";
const [major, minor] = process.versions.node.split(".").map(Number);

function runUnder(command, words) {
  const child = spawn(command, words, { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => signal === "SIGTERM" && child.kill(signal));
  child.on("error", () => process.exit(3));
  child.on("exit", (code) => process.exit(code === null ? 3 : code));
}

if (major > 24 || (major === 24 && minor >= 15)) {
  import(main);
} else {
  const platform = `${process.platform}-${process.arch}`;
  const own = here(`../toolchain/node_modules/node-${platform}/bin/node`);
  const rest = [here(main), ...process.argv.slice(2)];
  if (existsSync(own)) runUnder(own, rest);
  else if (platform === "linux-x64" || platform === "linux-arm64") {
    process.stderr.write(`cantsend needs Node 24.15 or newer and this is ${process.versions.node}; npm lends it Node 24.21.0 for this run.\n`);
    runUnder("npm", ["exec", `--package=node-${platform}@24.21.0`, "--", "node", ...rest]);
  } else {
    process.stderr.write(`cantsend needs Node 24.15 or newer and this is ${process.versions.node}; install it from https://nodejs.org and run cantsend again.\n`);
    process.exit(3);
  }
}
