// The page in a real browser: `npm run page`. Needs Debian's chromium, which it installs where it is missing and it may; ends with one line that counts.
//   npm run page -- --screenshots    also makes the pictures in docs/page
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { runTests } from "../tools/vitest.ts";
import { chromiumPath } from "./chromium.ts";

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
if (wanted.includes("--screenshots")) process.env.CANTSEND_SCREENSHOTS = "1";
const { passed, failed } = runTests("browser", "--config", "browser/vitest.config.ts", ...wanted.filter((word) => !word.startsWith("--")));
end(passed, failed);
