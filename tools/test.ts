// `npm test`: types, the rules of the house, the tests. Ends with one line that counts, and exits 1 if anything failed.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const report = `${root}.cache/vitest.json`;
let passed = 0;
let failed = 0;

function step(title: string, ...command: readonly string[]): void {
  const began = performance.now();
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: "inherit" });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? "ok" : "NOT OK"}  ${title}  ${seconds} s`);
  if (status === 0) passed += 1;
  else failed += 1;
}

mkdirSync(`${root}.cache`, { recursive: true });
rmSync(report, { force: true });
const rest = process.argv.slice(2);
if (rest.length === 0) {
  step("types", "node_modules/typescript/bin/tsc", "--noEmit", "-p", ".");
  step("types of the page", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/apps/web/page");
  step("tidy", "tools/tidy.ts");
}
step("tests", "node_modules/vitest/vitest.mjs", "run", "--reporter=dot", "--reporter=json", `--outputFile.json=${report}`, ...rest);
try {
  const counts = JSON.parse(readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number; numFailedTestSuites: number };
  passed += counts.numPassedTests;
  failed += counts.numFailedTests;
  if (counts.numPassedTests + counts.numFailedTests === 0) failed += 1;
} catch {
  console.log("the tests left no count behind");
  failed += 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
