import { expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

test("what cannot be used is said in one sentence, with exit code 64", async () => {
  const wrong: readonly (readonly [readonly string[], string])[] = [
    [["ui", "--port", "0"], "--port"],
    [["ui", "--port", "abc"], "--port"],
    [["ui", "--idle", "0"], "--idle"],
    [["ui", "--demo", "wrong-pasword"], "wrong-password"],
    [["ui", "now"], "more words"],
    [["ui", "--demo", "healthy-587", "--store", "/nowhere/watch.sqlite"], "there is no store"],
  ];
  for (const run of await Promise.all(wrong.map(async ([words, says]) => ({ ...(await runCli(words)), says })))) {
    expect(run.code, run.says).toBe(64);
    expect(run.stderr).toContain(run.says);
    expect(run.stderr.trim().split("\n").length).toBe(1);
  }
});

test("it prints one link to the loopback, and ends at a signal without a trace", async () => {
  const run = await runCli(["ui", "--demo", "healthy-587", "--no-open"], { heard: (stdout, signal) => (stdout.endsWith("ends it.\n") ? signal("SIGTERM") : undefined) });
  expect(run.stdout).toMatch(/^cantsend: the page is at http:\/\/127\.0\.0\.1:\d+\/[\w-]{16}\/\?token=[\w-]{43}\n/);
  expect(run.code).toBe(0);
  expect(run.stderr).toBe("");
});
