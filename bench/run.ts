// `npm run bench [-- NAME… [FILE…]]`: every benchmark, or those named, one after the other; each prints a ratio measured side by side in its own run. Files are handed on to them.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3))
  .sort();
const words = process.argv.slice(2);
const isFile = (word: string) => !all.includes(word) && existsSync(word);
const files = words.filter(isFile);
const wanted = words.filter((word) => !isFile(word));
const strangers = wanted.filter((name) => !all.includes(name));
if (strangers.length > 0) {
  process.stderr.write(`There is no benchmark ${strangers.join(", ")}; there are ${all.join(", ")}.\n`);
  process.exit(64);
}
let failed = 0;
for (const name of wanted.length === 0 ? all : wanted) {
  console.log(`== ${name}`);
  if (spawnSync(process.execPath, [`${folder}${name}.ts`, ...files], { stdio: "inherit" }).status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
