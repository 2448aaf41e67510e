// How long `cantsend --version`, `--help`, `causes` and `explain TEXT` take, as a ratio to an empty Node, measured side by side: medians of interleaved runs, on dist.
//   npm run build && node tools/node.mjs bench/start.ts [ROUNDS]
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(process.argv[2] ?? 40);
const bin = `${root}bin/cantsend.js`;
if (!existsSync(`${root}dist/apps/cli/main.js`)) throw new Error("there is no dist; run `npm run build` first");

// A bundle of further roots costs any Node tens of milliseconds at its start and would hide the difference.
const { NODE_EXTRA_CA_CERTS: _left, ...env } = process.env;
const candidates: readonly (readonly [string, readonly string[]])[] = [
  ["node -e 0", ["-e", "0"]],
  ["cantsend --version", [bin, "--version"]],
  ["cantsend --help", [bin, "--help"]],
  ["cantsend causes", [bin, "causes"]],
  ["cantsend explain", [bin, "explain", "535 5.7.8 Username and Password not accepted"]],
];

const times = new Map<string, number[]>(candidates.map(([name]) => [name, []]));
for (let round = -3; round < rounds; round += 1) {
  for (const [name, words] of candidates) {
    const begun = performance.now();
    const done = spawnSync(process.execPath, [...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    const tookMs = performance.now() - begun;
    if (done.status === null || done.status > 2) throw new Error(`${name} failed: ${done.stderr.toString()}`);
    // The first rounds warm the caches of the file system.
    if (round >= 0) times.get(name)?.push(tookMs);
  }
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
const empty = median(times.get("node -e 0") ?? []);
for (const [name, list] of times) process.stdout.write(`${name.padEnd(20)} ${median(list).toFixed(1).padStart(7)} ms  ${(median(list) / empty).toFixed(2)} x\n`);
