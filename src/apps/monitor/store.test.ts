import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../../ask/usage-error.ts";
import { healthyWalk, imagine } from "../../testing/imagined.ts";
import { fresh } from "./judgement.ts";
import { type FinishedRun, Store } from "./store.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantsend-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (account: string, atMs: number, more: Partial<FinishedRun> = {}): FinishedRun => {
  const caseFile = { ...imagine(healthyWalk()), startedAt: new Date(atMs).toISOString() };
  return { account, caseFile, verdict: "healthy", outcome: { at: caseFile.startedAt, state: "well", depth: "login" }, standing: { ...fresh, state: "well" }, spent: { logins: 1, canaries: 0 }, messages: [], told: [], ...more };
};

test("gives back what was kept, the case file byte for byte, after it was closed and opened", async () => {
  const path = join(folder, "watch.sqlite");
  const store = await Store.open(path);
  const kept = run("me", 1_000_000);
  const id = await store.keep({ ...kept, messages: [{ channel: "ops", payload: "{}" }], told: ["certificate x"] });
  await store.close();
  const again = await Store.open(path);
  expect(await again.caseFile(id)).toEqual(kept.caseFile);
  expect((await again.standing("me"))?.state).toBe("well");
  expect(await again.wasTold("me", "certificate x")).toBe("yes");
  expect(await again.outgoing(2_000_000, 10)).toMatchObject([{ channel: "ops", tries: 0 }]);
  expect(await again.spentSince("me", 0)).toMatchObject({ logins: 1, lastLoginMs: 1_000_000 });
  await again.close();
});

test("forgets what is old, but never the last run of anybody", async () => {
  const store = await Store.open(":memory:");
  for (const at of [1000, 2000, 3000]) await store.keep(run("me", at));
  await store.keep(run("quiet", 500));
  await store.forget(2500);
  expect((await store.runs("me", 10)).map((one) => Date.parse(one.at))).toEqual([3000]);
  expect(await store.runs("quiet", 10)).toHaveLength(1);
  await store.close();
});

test("refuses a file that is no store, and one of a newer version, in one sentence", async () => {
  const path = join(folder, "text.sqlite");
  writeFileSync(path, "this is no database, but a text that is longer than a header would be\n".repeat(20));
  await expect(Store.open(path)).rejects.toThrow(UsageError);
  const store = await Store.open(join(folder, "new.sqlite"));
  await store.close();
  const { DatabaseSync } = await import("node:sqlite");
  const raw = new DatabaseSync(join(folder, "new.sqlite"));
  raw.exec("pragma user_version = 99");
  raw.close();
  await expect(Store.open(join(folder, "new.sqlite"))).rejects.toThrow(/newer version/);
});

const writer = `
import { Store } from ${JSON.stringify(join(import.meta.dirname, "store.ts"))};
import { healthyWalk, imagine } from ${JSON.stringify(join(import.meta.dirname, "../../testing/imagined.ts"))};
const store = await Store.open(process.argv[2]);
const caseFile = imagine(healthyWalk());
for (let n = 0; ; n += 1) {
  const id = await store.keep({ account: "a" + (n % 7), caseFile: { ...caseFile, startedAt: new Date(n * 1000).toISOString() }, verdict: "healthy", outcome: { at: "", state: "well", depth: "login" }, standing: { state: "well", recent: [], changes: [], flapping: "no", vantage: "online" }, spent: { logins: 0, canaries: 0 }, messages: [], told: [] });
  process.stdout.write(id + "\\n");
}
`;

/** How often the writer is killed: the whole hundred where there is time for it, a few on every run. */
const kills = Number(process.env.KILLS ?? 8);

test("a kill at any moment loses no acknowledged run and leaves a store that opens", { timeout: 20_000 + kills * 2000 }, async () => {
  const path = join(folder, "killed.sqlite");
  const script = join(folder, "writer.ts");
  writeFileSync(script, writer);
  let acknowledged = 0;
  for (let round = 0; round < kills; round += 1) {
    const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    child.stdout.on("data", (part: Buffer) => {
      said += part.toString("utf8");
    });
    await new Promise((resolve) => child.stdout.once("data", resolve));
    await new Promise((resolve) => setTimeout(resolve, 5 + ((round * 37) % 60)));
    child.kill("SIGKILL");
    await new Promise((resolve) => child.once("close", resolve));
    const whole = said.slice(0, said.lastIndexOf("\n") + 1).split("\n").filter((line) => line !== "");
    acknowledged = Math.max(acknowledged, Number(whole.at(-1)));
    const store = await Store.open(path);
    expect(store.soundness()).toBe("ok");
    const there = (await store.accounts()).reduce((sum, one) => sum + one.runs, 0);
    expect(there).toBeGreaterThanOrEqual(acknowledged);
    expect(await store.caseFile(acknowledged)).toBeDefined();
    await store.close();
  }
  expect(acknowledged).toBeGreaterThan(kills);
});

test("whoever only reads makes nothing, changes nothing, and sees what is written meanwhile", async () => {
  const path = join(folder, "watch.sqlite");
  expect(() => Store.openToRead(path)).toThrow(/there is no store .*cantsend watch makes it/);
  const store = await Store.open(path);
  await store.keep(run("me", 1_000));
  const reader = Store.openToRead(path);
  expect(await reader.accounts()).toEqual([{ account: "me", runs: 1 }]);
  await store.keep(run("me", 2_000, { outcome: { at: "", state: "ill", cause: "tls-cert-expired", depth: "look" } }));
  await store.keep(run("other", 2_500));
  expect([...(await reader.tallies(["me", "nobody"], 0, 2_001))]).toEqual([["me", { well: 1, ill: 1, open: 0, offline: 0 }]]);
  expect(await reader.tallies(["me"], 3_000, 4_000)).toEqual(new Map());
  await expect((reader as Store).keep(run("me", 3_000))).rejects.toThrow(/readonly/);
  await reader.close();
  await store.close();
  // The watch has ended, and its file stands alone.
  const again = Store.openToRead(path);
  expect(await again.runs("me", 10)).toHaveLength(2);
  await again.close();
});

test("a store of another version is left as it is, and said to be one", async () => {
  const path = join(folder, "watch.sqlite");
  const { DatabaseSync } = await import("node:sqlite");
  for (const [version, words] of [[99, /newer version/], [0, /no store of the watch/]] as const) {
    const raw = new DatabaseSync(path);
    raw.exec(`pragma user_version = ${version}`);
    raw.close();
    expect(() => Store.openToRead(path)).toThrow(words);
  }
  writeFileSync(path, "this is a text and no database, and long enough to be looked at ".repeat(20));
  expect(() => Store.openToRead(path)).toThrow(/cannot be read/);
});
