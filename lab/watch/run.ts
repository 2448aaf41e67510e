// `npm run lab:watch [-- --breaks N] [--every MS] [--seed S]`: breaks and mends a mailbox at real servers while the watch runs. Root only.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installPackages } from "../packages.ts";
import { unshared } from "../rootless.ts";
import { ways } from "./ways.ts";

interface Trial {
  readonly says: string;
  readonly brokeMs?: number;
  readonly mendedMs?: number;
  readonly named?: string;
  readonly faults: readonly string[];
}

interface Result {
  readonly broken?: string;
  readonly driver?: string;
  readonly seconds: number;
  readonly trials: readonly Trial[];
  readonly runs: number;
  readonly tookMs: { readonly median: number; readonly most: number };
  readonly logins: Readonly<Record<string, number>>;
  readonly budget: number;
  readonly troubles: readonly string[];
}

const { values: options } = parseArgs({ options: { breaks: { type: "string", default: process.env["BREAKS"] ?? "50" }, every: { type: "string", default: "4000" }, seed: { type: "string" } } });
const root = fileURLToPath(new URL("../..", import.meta.url));
const file = `${root}.cache/lab/watch.json`;
/** A cycle is two intervals each way, and silences have to be waited out. */
const mostMsPerBreak = 100_000;

const median = (numbers: readonly number[]) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;

async function main(): Promise<number> {
  if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) {
    console.error("The lab starts real mail servers from Debian's packages, and so needs root and a Debian. Nothing was run.");
    return 2;
  }
  await installPackages((line) => console.log(line));
  mkdirSync(`${root}.cache/lab`, { recursive: true });
  rmSync(file, { force: true });
  const seed = options.seed ?? randomBytes(4).toString("hex");
  const environment: NodeJS.ProcessEnv = { ...process.env };
  // These would slip further roots into the servers and the product.
  for (const variable of ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"]) delete environment[variable];
  console.log(`${new Date().toISOString().slice(0, 16)}Z, seed ${seed}, ${options.breaks} breaks in ${Math.min(ways.length, Number(options.breaks))} ways, one look each ${Number(options.every) / 1000} s`);
  const words = [...unshared("root"), process.execPath, `${root}lab/watch/inside.ts`, seed, file, options.breaks, options.every];
  const child = spawn(words[0] as string, words.slice(1), { stdio: ["ignore", "inherit", "inherit"], env: environment });
  const limit = setTimeout(() => child.kill("SIGKILL"), 60_000 + Number(options.breaks) * mostMsPerBreak);
  await new Promise((done) => child.on("close", done));
  clearTimeout(limit);
  if (!existsSync(file)) {
    console.log("the lab gave no result\n0 passed, 1 failed");
    return 1;
  }
  const result = JSON.parse(readFileSync(file, "utf8")) as Result;
  if (result.broken !== undefined) {
    console.log(`${result.broken}\n${result.driver ?? ""}\n0 passed, 1 failed`);
    return 1;
  }
  const { trials } = result;
  const atServers = Object.entries(result.logins).filter(([key]) => key.endsWith(": all"));
  const spent = atServers.reduce((sum, [, count]) => sum + count, 0);
  const failed = trials.filter((one) => one.faults.length > 0).length + (spent > result.budget ? 1 : 0) + (result.troubles.length > 0 ? 1 : 0);
  for (const trouble of result.troubles.slice(0, 5)) console.log(`the watch itself was in trouble: ${trouble}`);
  console.log(`${trials.length} breaks in ${Math.min(ways.length, trials.length)} ways, ${result.runs} runs in ${Math.round(result.seconds)} s (median ${result.tookMs.median} ms, most ${result.tookMs.most} ms)`);
  console.log(`told after ${(median(trials.flatMap((one) => one.brokeMs ?? [])) / 1000).toFixed(1)} s in the median, ${(Math.max(...trials.map((one) => one.brokeMs ?? 0)) / 1000).toFixed(1)} s at most; the mending after ${(median(trials.flatMap((one) => one.mendedMs ?? [])) / 1000).toFixed(1)} s and ${(Math.max(...trials.map((one) => one.mendedMs ?? 0)) / 1000).toFixed(1)} s`);
  console.log(`${spent} logins by the servers' own logs (${atServers.map(([key, count]) => `${key.replace(/: all$/, "")} ${count}`).join(", ")}), of ${Math.floor(result.budget)} in the budget`);
  console.log(`${trials.length + 2 - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exit(await main());
