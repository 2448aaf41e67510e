// Writes golden cases out of the last lab runs: `node tools/node.mjs lab/record.ts [NAME…]`, all that passed without names.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { CaseFile } from "../src/model/case-file.ts";
import { replay } from "./product.ts";
import type { ScenarioResult } from "./result.ts";
import { judged } from "./score.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Puts the names and addresses that stand in golden cases in the place of the drawn ones, longest first. */
export function madeStable(text: string, names: readonly (readonly [string, string])[]): string {
  const table = new Map(names.toReversed());
  const words = [...table.keys()].sort((a, b) => b.length - a.length).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  // A digit or colon beside an address would make it part of a longer one.
  return text.replaceAll(new RegExp(`(?<![0-9a-f:])(?:${words.join("|")})(?![0-9a-f:])|(?:${words.join("|")})(?![0-9])`, "g"), (word) => table.get(word) ?? word);
}

function main(): void {
  const wanted = process.argv.slice(2);
  let written = 0;
  for (const file of globSync(`${root}.cache/lab/*.case.json`).sort()) {
    const stem = file.replace(/\.case\.json$/, "");
    const result = JSON.parse(readFileSync(`${stem}.json`, "utf8")) as ScenarioResult;
    if (result.kind !== "verdict" || !existsSync(`${stem}.names.json`)) continue;
    if (wanted.length > 0 ? !wanted.includes(result.name) : judged(result).faults.length > 0) continue;
    const names = JSON.parse(readFileSync(`${stem}.names.json`, "utf8")) as [string, string][];
    const folder = `${root}cases/${basename(stem).replaceAll(/[_.]/g, "-")}`;
    const text = madeStable(readFileSync(file, "utf8"), names);
    const caseFile = JSON.parse(text) as CaseFile;
    const { golden, report } = replay(caseFile);
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/case.json`, `${JSON.stringify(caseFile)}\n`);
    writeFileSync(`${folder}/diagnosis.json`, `${JSON.stringify(golden, null, 1)}\n`);
    writeFileSync(`${folder}/report.txt`, report);
    written += 1;
  }
  console.log(`${written} golden cases written`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) main();
