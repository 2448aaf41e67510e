// Puts a Node that is new enough under toolchain/ where the machine's own is too old. Part of `npm ci`.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { findNode } from "./node.mjs";

if (findNode() === undefined) {
  const done = spawnSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: fileURLToPath(new URL("../toolchain/", import.meta.url)),
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (done.status !== 0 || findNode() === undefined) {
    process.stderr.write(
      "No Node of the needed version could be installed from the npm registry. Install Node 24.15 or newer yourself, then run `npm ci` again.\n",
    );
    process.exit(1);
  }
}
