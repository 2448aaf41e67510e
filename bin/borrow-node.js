// Finds a Node that is new enough and runs cantsend under it: the one that `npm ci` put into a checkout, else one that npm lends.
// Kept so old-fashioned that Node 12 can read it.
import { spawn, spawnSync } from "child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "fs";
import { tmpdir } from "os";
import { join } from "path";
import { fileURLToPath } from "url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const built = here("../dist/apps/cli/main.js");
const main = existsSync(built) ? built : here("../src/apps/cli/main.ts");
const platform = `${process.platform}-${process.arch}`;
const lent = ["linux-x64", "linux-arm64"].includes(platform) ? `node-${platform}@24.21.0` : undefined;

function stop(what) {
  process.stderr.write(`cantsend needs Node 24.15 or newer and this is ${process.versions.node}; ${what}\n`);
  process.exit(3);
}

/** Where npm puts the Node that it lends. On a terminal npm itself asks before it fetches anything; elsewhere nobody could answer. */
function borrow() {
  if (lent === undefined) stop("install it from https://nodejs.org and run cantsend again.");
  process.stderr.write(`cantsend needs Node 24.15 or newer and this is ${process.versions.node}; npm is asked to lend Node 24.21.0.\n`);
  const folder = mkdtempSync(join(tmpdir(), "cantsend-"));
  const note = join(folder, "node");
  const script = "require('fs').writeFileSync(process.env.CANTSEND_NOTE, process.execPath)";
  spawnSync("npm", ["exec", "--loglevel=error"].concat(process.stdin.isTTY ? [] : ["--yes"], [`--package=${lent}`]).concat( ["--", "node", "-e", script]), { stdio: "inherit", env: Object.assign({}, process.env, { CANTSEND_NOTE: note }) });
  const found = existsSync(note) ? readFileSync(note, "utf8") : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (found === undefined) stop(`npm lent none. This fetches it and goes on: npm exec --yes --package=${lent} -- node ${main}`);
  return found;
}

const own = here(`../toolchain/node_modules/node-${platform}/bin/node`);
const child = spawn(existsSync(own) ? own : borrow(), [main].concat(process.argv.slice(2)), { stdio: "inherit" });
// The child shares the terminal and hears Ctrl-C itself; we must only outlive it.
for (const signal of ["SIGINT", "SIGHUP"]) process.on(signal, () => {});
process.on("SIGTERM", () => child.kill("SIGTERM"));
child.on("error", () => process.exit(3));
child.on("exit", (code) => process.exit(code === null ? 3 : code));
