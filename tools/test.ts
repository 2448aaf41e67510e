// `npm test`: types, the rules of the house, the tests. Ends with one line that counts, and exits 1 if anything failed.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { runTests } from "./vitest.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
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

const rest = process.argv.slice(2);
if (rest.length === 0) {
  step("types", "node_modules/typescript/bin/tsc", "--noEmit", "-p", ".");
  step("types of the page", "node_modules/typescript/bin/tsc", "--noEmit", "-p", "src/apps/web/page");
  step("tidy", "tools/tidy.ts");
}
const began = performance.now();
const tests = runTests("vitest", ...rest);
passed += tests.passed;
failed += tests.failed;
console.log(`${tests.failed === 0 ? "ok" : "NOT OK"}  tests  ${((performance.now() - began) / 1000).toFixed(1)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
