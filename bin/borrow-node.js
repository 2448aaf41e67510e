// Finds a Node that is new enough and runs cantsend under it: the one that `npm ci` put into a checkout, else one that npm lends.
import { spawn } from "child_process";
import { existsSync } from "fs";
import { fileURLToPath } from "url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../dist/apps/cli/main.js");
const words = [existsSync(built) ? built : here("../src/apps/cli/main.ts")].concat(process.argv.slice(2));
const platform = `${process.platform}-${process.arch}`;
const own = here(`../toolchain/node_modules/node-${platform}/bin/node`);
const need = `cantsend needs Node 24.15 or newer and this is ${process.versions.node}`;

function run(command, all) {
  const child = spawn(command, all, { stdio: "inherit" });
  // The child shares the terminal and hears Ctrl-C itself; we must only outlive it.
  for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  child.on("error", () => process.exit(3));
  child.on("exit", (code) => process.exit(code === null ? 3 : code));
}

if (existsSync(own)) run(own, words);
else if (platform === "linux-x64" || platform === "linux-arm64") {
  process.stderr.write(`${need}; npm lends it Node 24.21.0 for this run.\n`);
  run("npm", ["exec", `--package=node-${platform}@24.21.0`, "--", "node"].concat(words));
} else {
  process.stderr.write(`${need}; install it from https://nodejs.org and run cantsend again.\n`);
  process.exit(3);
}
