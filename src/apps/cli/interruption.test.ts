import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readCaseFile } from "../../ask/case-file.ts";
import { lineServer } from "../../testing/line-server.ts";
import { runCli, scratch } from "../../testing/run-cli.ts";

const rest = ["--security", "starttls", "--imap", "127.0.0.1:1", "--dns", "127.0.0.1:1", "--control", "127.0.0.1:2", "--no-login"];

test.concurrent("Ctrl-C tells what is known, keeps the case file and exits 130", async () => {
  await using server = await lineServer("silence", []);
  const path = join(scratch(), "case.json");
  const { code, stdout, stderr } = await runCli(["ann@example.com", "--smtp", `127.0.0.1:${server.port}`, ...rest, "--case", path], {
    meanwhile: (signal) => void server.visited.then(() => setTimeout(() => signal("SIGINT"), 200)),
  });
  expect(code).toBe(130);
  expect(stdout).toMatch(/interrupted/);
  expect(stdout).toMatch(/network +ok/);
  expect(stderr).toBe("");
  expect(readCaseFile(readFileSync(path, "utf8")).gaps.some((gap) => gap.why === "interrupted")).toBe(true);
});

test.concurrent("a second Ctrl-C ends it at once", async () => {
  await using server = await lineServer("silence", []);
  const path = join(scratch(), "case.json");
  const { code, stderr } = await runCli(["ann@example.com", "--smtp", `127.0.0.1:${server.port}`, ...rest, "--case", path], {
    meanwhile: (signal) =>
      void server.visited.then(() =>
        setTimeout(() => {
          signal("SIGINT");
          signal("SIGINT");
          setTimeout(() => signal("SIGINT"), 5);
        }, 200),
      ),
  });
  // A signal that comes while it is already leaving ends it by itself, which a shell reports as 130 as well.
  expect([130, null]).toContain(code);
  expect(stderr).toBe("");
  expect(existsSync(`${path}.part`)).toBe(false);
});
