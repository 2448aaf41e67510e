import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** What one run of the tests came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly { readonly fullName: string; readonly status: string; readonly failureMessages?: readonly string[] }[] }[];
}

/** More broken files than this are no accident of a busy machine: they are not tried again. */
const fewFiles = 4;

/**
 * Runs the tests and counts them. On a machine of two cores that is busy with something else, a test that waits for a real socket may be late: so a few files
 * that failed are run once more, alone. What passes then counts, and is named as not steady; what fails twice has failed. `name` is the report's, under .cache.
 */
export function runTests(name: string, ...words: readonly string[]): Outcome {
  const first = once(name, words);
  if (first === undefined) return { passed: 0, failed: 1 };
  const broken = first.testResults.filter((file) => file.status !== "passed");
  if (broken.length === 0) return { passed: first.numPassedTests, failed: first.numPassedTests === 0 ? 1 : 0 };
  tell("failed", broken);
  if (broken.length > fewFiles) return { passed: first.numPassedTests, failed: faults(broken) };
  console.log(`${broken.length === 1 ? "this file is" : "these files are"} run once more, alone`);
  const options = words.filter((word, at) => word.startsWith("--") || words[at - 1] === "--config");
  const second = once(`${name}-again`, [...options, ...broken.map((file) => file.name)]);
  const still = second?.testResults.filter((file) => file.status !== "passed") ?? broken;
  tell("failed twice", still);
  for (const file of broken.filter((one) => !still.some((other) => other.name === one.name))) console.log(`NOT STEADY  ${file.name.replace(root, "")}: failed among all, passed alone`);
  return { passed: first.numPassedTests + faults(broken) - faults(still), failed: faults(still) };
}

/** The failed tests of these files; a file that could not even be loaded counts as one. */
function faults(files: Report["testResults"]): number {
  return files.reduce((sum, file) => sum + Math.max(1, file.assertionResults.filter((test) => test.status === "failed").length), 0);
}

function once(name: string, words: readonly string[]): Report | undefined {
  const report = join(root, ".cache", `${name}.json`);
  mkdirSync(join(root, ".cache"), { recursive: true });
  rmSync(report, { force: true });
  // Six thousand coloured dots are no help to whoever reads a log.
  const env = process.stdout.isTTY ? process.env : { ...process.env, NO_COLOR: "1" };
  spawnSync(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`, ...words], { cwd: root, stdio: "inherit", env });
  try {
    return JSON.parse(readFileSync(report, "utf8")) as Report;
  } catch {
    console.log("NOT OK  the tests left no count behind");
    return undefined;
  }
}

function tell(how: string, files: Report["testResults"]): void {
  for (const file of files) {
    const path = file.name.replace(root, "");
    const tests = file.assertionResults.filter((test) => test.status === "failed");
    if (tests.length === 0) console.log(`NOT OK  ${path} ${how}: ${firstLine(file.message)}`);
    for (const test of tests) console.log(`NOT OK  ${path} ${how}: ${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? "")}`);
  }
}

function firstLine(text: string): string {
  return (text.split("\n")[0] ?? "").slice(0, 300);
}
