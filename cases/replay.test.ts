import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { replay } from "../lab/product.ts";
import type { CaseFile } from "../src/model/case-file.ts";

// Every golden case, judged again: the same file gives the same lists and the same report. `UPDATE=1 npm test -- cases` rewrites them, and the reviewer reads the difference.

const folder = fileURLToPath(new URL(".", import.meta.url));
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(`${folder}${entry.name}/case.json`))
  .map((entry) => entry.name);

for (const name of names) {
  test(name, () => {
    const at = (file: string) => `${folder}${name}/${file}`;
    const { golden, report } = replay(JSON.parse(readFileSync(at("case.json"), "utf8")) as CaseFile);
    if (process.env.UPDATE === "1") {
      writeFileSync(at("diagnosis.json"), `${JSON.stringify(golden, null, 1)}\n`);
      writeFileSync(at("report.txt"), report);
    }
    expect(golden).toEqual(JSON.parse(readFileSync(at("diagnosis.json"), "utf8")));
    expect(report).toBe(readFileSync(at("report.txt"), "utf8"));
  });
}
