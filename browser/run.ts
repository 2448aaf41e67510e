// The page in a real browser: `npm run page`. Needs Debian's chromium, which it installs where it is missing and it may; ends with one line that counts.
//   npm run page -- --screenshots    also makes the pictures in docs/page
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromiumPath } from "./chromium.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const report = `${root}.cache/browser.json`;

function end(passed: number, failed: number): never {
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}

function apt(...words: readonly string[]): void {
  spawnSync("apt-get", words, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 600_000 });
}

const isRoot = process.getuid?.() === 0;
if (!existsSync(chromiumPath) && isRoot) {
  apt("update", "-qq");
  apt("install", "-y", "-qq", "--no-install-recommends", "chromium");
}
if (!existsSync(chromiumPath)) {
  console.log(`${chromiumPath} is not there: install it (apt-get install chromium), or run this as root, and it is installed.`);
  end(0, 1);
}

const wanted = process.argv.slice(2);
mkdirSync(`${root}.cache`, { recursive: true });
rmSync(report, { force: true });
const names = wanted.filter((word) => !word.startsWith("--"));
const env = { ...process.env, ...(wanted.includes("--screenshots") ? { CANTSEND_SCREENSHOTS: "1" } : {}) };
spawnSync(process.execPath, ["node_modules/vitest/vitest.mjs", "run", "--config", "browser/vitest.config.ts", "--reporter=verbose", "--reporter=json", `--outputFile.json=${report}`, ...names], { cwd: root, stdio: "inherit", env });
if (!existsSync(report)) end(0, 1);
const counts = JSON.parse(readFileSync(report, "utf8")) as { numPassedTests: number; numFailedTests: number };
end(counts.numPassedTests, counts.numPassedTests + counts.numFailedTests === 0 ? 1 : counts.numFailedTests);
