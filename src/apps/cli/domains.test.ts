import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCli, scratch } from "../../testing/run-cli.ts";

test("a journal is gone on with: what is in it is not looked at again, a torn line is", async () => {
  const folder = scratch();
  writeFileSync(`${folder}/list`, "a.example # the first\nb.example\n\nnot a domain\nb.example\n");
  writeFileSync(`${folder}/journal`, '{"domain":"a.example","verdict":"healthy","faults":[]}\n{"domain":"b.exa');
  const first = await runCli(["domains", `${folder}/list`, "--journal", `${folder}/journal`, "--dns", "127.0.0.1:1"]);
  expect(first.stdout).not.toContain("a.example");
  expect(first.stdout).toContain("?      b.example");
  expect(first.code).toBe(2);
  const kept = readFileSync(`${folder}/journal`, "utf8");
  const second = await runCli(["domains", `${folder}/list`, "--journal", `${folder}/journal`, "--dns", "127.0.0.1:1"]);
  expect(second.stdout).toBe("");
  expect(readFileSync(`${folder}/journal`, "utf8")).toBe(kept);
}, 60_000);
