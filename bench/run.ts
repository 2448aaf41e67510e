// `npm run bench [-- NAME…]`: every benchmark, one after the other; each prints a ratio measured side by side in its own run.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const all = readdirSync(folder)
  .filter((file) => file.endsWith(".ts") && file !== "run.ts")
  .map((file) => file.slice(0, -3))
  .sort();
const wanted = process.argv.slice(2);
const strangers = wanted.filter((name) => !all.includes(name));
if (strangers.length > 0) {
  process.stderr.write(`There is no benchmark ${strangers.join(", ")}; there are ${all.join(", ")}.\n`);
  process.exit(64);
}
let failed = 0;
for (const name of wanted.length === 0 ? all : wanted) {
  console.log(`== ${name}`);
  if (spawnSync(process.execPath, [`${folder}${name}.ts`], { stdio: "inherit" }).status !== 0) failed += 1;
}
process.exit(failed === 0 ? 0 : 1);
