// Writes golden cases out of lab runs: `node tools/node.mjs lab/record.ts [--from FOLDER] [NAME…]`, all that passed without names.
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { CaseFile } from "../src/model/case-file.ts";
import { replay } from "./product.ts";
import type { ScenarioResult } from "./result.ts";
import { judged } from "./score.ts";
import { madeStable, settled, written } from "./stable.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function main(): void {
  const { values, positionals: wanted } = parseArgs({ allowPositionals: true, options: { from: { type: "string", default: `${root}.cache/lab` } } });
  let count = 0;
  for (const file of globSync(`${values.from}/*.case.json`).sort()) {
    const stem = file.replace(/\.case\.json$/, "");
    const result = JSON.parse(readFileSync(`${stem}.json`, "utf8")) as ScenarioResult;
    if (result.kind !== "verdict" || !existsSync(`${stem}.names.json`)) continue;
    if (wanted.length > 0 ? !wanted.includes(result.name) : judged(result).faults.length > 0) continue;
    const names = JSON.parse(readFileSync(`${stem}.names.json`, "utf8")) as [string, string][];
    const folder = `${root}cases/${basename(stem).replaceAll(/[_.]/g, "-")}`;
    const text = madeStable(readFileSync(file, "utf8"), names);
    const measured = JSON.parse(text) as CaseFile;
    const before = existsSync(`${folder}/case.json`) ? (JSON.parse(readFileSync(`${folder}/case.json`, "utf8")) as CaseFile) : undefined;
    const caseFile = settled(measured, before);
    const { golden, report } = replay(caseFile);
    // Making it stable may not change what it shows.
    if (JSON.stringify(golden) !== JSON.stringify(replay(measured).golden)) {
      console.log(`not written: ${result.name} is judged otherwise once it is made stable`);
      continue;
    }
    mkdirSync(folder, { recursive: true });
    writeFileSync(`${folder}/case.json`, written(caseFile));
    writeFileSync(`${folder}/diagnosis.json`, `${JSON.stringify(golden, null, 1)}\n`);
    writeFileSync(`${folder}/report.txt`, report);
    count += 1;
  }
  console.log(`${count} golden cases written`);
}

main();
