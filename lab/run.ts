// The fault lab: `npm run lab [-- NAME…] [--prove] [--keep] [--rootless] [--jobs N] [--seed S] [--program FILE]`. Real servers, one disposable world a scenario.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, globSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installPackages, versions } from "./packages.ts";
import { unshared, whyNotRootless } from "./rootless.ts";
import type { Ended, ScenarioResult } from "./result.ts";
import { floorCount, judged, writeScore } from "./score.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    keep: { type: "boolean", default: false },
    prove: { type: "boolean", default: false },
    // The part that an ordinary user can run, in a user namespace and with servers of our own.
    rootless: { type: "boolean", default: false },
    jobs: { type: "string", default: "3" },
    seed: { type: "string" },
    // Another build of the product's command line, to compare two of them.
    program: { type: "string" },
  },
});
const power = options.rootless ? "user" : "root";
const results = `${root}.cache/${options.rootless ? "lab-rootless" : "lab"}`;

/** The scenarios by name, such as "settings/cfg-wrong-port"; a folder or the start of a name stands for all that it begins. */
function chosen(): string[] {
  const all = globSync("**/*.ts", { cwd: `${root}lab/scenarios` }).map((file) => file.replace(/\.ts$/, "")).sort();
  const picked = positionals.length === 0 ? all : all.filter((name) => positionals.some((word) => matches(name, word)));
  if (picked.length === 0) throw new Error(`there is no scenario ${positionals.join(", ")}`);
  return picked;
}

function matches(name: string, word: string): boolean {
  return name === word || name.startsWith(`${word}/`) || name.endsWith(`/${word}`) || name.includes(`/${word}.`) || name.startsWith(`${word}.`);
}

/** Runs one scenario in namespaces of its own. They die with this process, however it ends. */
function runOne(name: string, seed: string, mode: "prove" | "judge" | "keep"): Promise<ScenarioResult> {
  const file = `${results}/${name.replaceAll("/", "_")}.json`;
  rmSync(file, { force: true });
  for (const other of ["logs", "case.json", "names.json"]) rmSync(file.replace(/json$/, other), { force: true, recursive: true });
  const environment: NodeJS.ProcessEnv = { ...process.env, ...(options.program === undefined ? {} : { LAB_PROGRAM: options.program }) };
  // These would slip further roots and settings into the servers and tools of the lab.
  for (const variable of ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE"]) delete environment[variable];
  const words = [...unshared(power), process.execPath, `${root}lab/inside.ts`, name, seed, file, mode, power];
  const child = spawn(words[0] as string, words.slice(1), { stdio: ["ignore", "pipe", "pipe"], env: environment });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      printed += chunk;
      if (mode === "keep" && String(chunk).includes("up\n")) hint(name, child.pid as number);
    });
  }
  const limit = setTimeout(() => child.kill("SIGKILL"), mode === "keep" ? 2 ** 31 - 1 : 150_000);
  return new Promise((done) => {
    child.on("close", () => {
      clearTimeout(limit);
      try {
        done(JSON.parse(readFileSync(file, "utf8")) as ScenarioResult);
      } catch {
        done({ name, seed, upMs: 0, tookMs: 0, kind: "broken", why: `the lab gave no result. ${printed}` });
      }
    });
  });
}

function hint(name: string, pid: number): void {
  console.log(`${name} is up. A shell on the client machine:
  nsenter -t ${readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim()}${options.rootless ? " -U --preserve-credentials" : ""} -m -n -p ip netns exec client bash
(home, isp and net are the other machines; /run/lab/settings.json has names and passwords, /run/lab/log the servers' words). Ctrl-C ends it.`);
}

function tell(result: ScenarioResult): string[] {
  const time = `${(result.tookMs / 1000).toFixed(1)} s`;
  if (result.kind === "broken") return [`BROKEN  ${result.name}: ${result.why}`];
  if (result.kind === "not-run") return [`not run ${result.name}: ${result.why}`];
  if (result.kind === "proof") {
    if (result.wanting.length === 0) return [`proved  ${result.name} (${time}, up in ${result.upMs} ms)`];
    return [`FAILED  ${result.name}: the client does not see the fault`, ...result.wanting];
  }
  const { faults, says } = judged(result);
  return [`${faults.length === 0 ? "ok     " : "FAILED "} ${result.name}: ${says} (${time})`, ...faults.map((fault) => `        ${fault}`)];
}

/** Why the whole lab cannot run here, or nothing. */
function whyNotWhole(): string | undefined {
  if (process.getuid?.() !== 0) return "The lab starts mail servers that change their user, and so needs root; `npm run lab -- --rootless` runs the part of it that does without.";
  if (!existsSync("/etc/debian_version")) return "The lab takes its servers from Debian's packages, and this is no Debian; `npm run lab -- --rootless` runs the part of it that does without.";
  return undefined;
}

async function main(): Promise<number> {
  const mode = options.keep ? "keep" : options.prove ? "prove" : "judge";
  const obstacle = options.rootless ? await whyNotRootless(mode) : whyNotWhole();
  if (obstacle !== undefined) {
    console.error(`${obstacle} Nothing was run.`);
    return 2;
  }
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 1000).unref(); // npm or a shell above us was killed
  if (!options.rootless) await installPackages((line) => console.log(line));
  mkdirSync(results, { recursive: true });
  const names = chosen();
  const seed = options.seed ?? randomBytes(4).toString("hex");
  console.log(`${new Date().toISOString().slice(0, 16)}Z, seed ${seed}, ${names.length} scenarios, Node ${process.versions.node}`);
  const measuredWith = options.rootless ? [] : await versions();
  if (measuredWith.length > 0) console.log(measuredWith.map(([name, version]) => `${name} ${version}`).join(", "));
  if (options.keep) {
    const result = await runOne(names[0] as string, seed, "keep");
    if (result.kind === "broken" || result.kind === "not-run") console.error(result.why);
    return result.kind === "broken" || result.kind === "not-run" ? 1 : 0;
  }
  const waiting = [...names];
  const all: Ended[] = [];
  const notRun: ScenarioResult[] = [];
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const result = await runOne(name, seed, mode);
      if (result.kind === "not-run") notRun.push(result);
      else all.push(result);
      for (const line of tell(result)) console.log(line);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, work));
  all.sort((a, b) => a.name.localeCompare(b.name));
  const whole = positionals.length === 0 && !options.prove && !options.rootless && options.program === undefined;
  const fallen = options.prove ? [] : writeScore(all, { seed, whole, results, root, versions: measuredWith });
  const failed = all.filter((one) => (one.kind === "proof" ? one.wanting.length > 0 : one.kind === "broken" || judged(one).faults.length > 0));
  if (positionals.length === 0) {
    const impossible = JSON.parse(readFileSync(`${root}lab/not-run.json`, "utf8")) as Record<string, string>;
    for (const [cause, why] of Object.entries(impossible)) console.log(`not run ${cause}: ${why}`);
  }
  for (const line of fallen) console.log(line);
  if (notRun.length > 0) console.log(`${notRun.length} scenarios were not run, and so have not passed: they need root. What ran is a part of the lab, with servers of our own.`);
  if (all.length === 0) return 2;
  if (whole) {
    // A whole run is judged by the floors of its score; the scenarios that missed an expectation are listed above, one by one.
    console.log(`${all.length - failed.length} of ${all.length} scenarios went as expected in every point`);
    console.log(`${floorCount(root) - fallen.length} passed, ${fallen.length} failed`);
    return fallen.length > 0 ? 1 : 0;
  }
  console.log(`${all.length - failed.length} passed, ${failed.length} failed`);
  return failed.length > 0 || fallen.length > 0 ? 1 : 0;
}

process.exit(await main());
