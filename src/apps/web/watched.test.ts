import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulatedEndMs, simulatedWatch } from "../../testing/simulated-watch.ts";
import { Store } from "../monitor/store.ts";
import { WatchedStore } from "./watched.ts";

let folder = "";
let watched: WatchedStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cantsend-watched-"));
  await simulatedWatch(join(folder, "watch.sqlite"));
  watched = new WatchedStore(join(folder, "watch.sqlite"), () => simulatedEndMs);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("accounts in trouble stand first, each with a strip of fourteen days that ends today", async () => {
  const { rows, of, ill, fitting } = await watched.list("");
  expect({ of, ill, fitting }).toEqual({ of: 6, ill: 2, fitting: 6 });
  expect(rows.slice(0, 2).map((row) => [row.account, row.state, row.cause])).toEqual([
    ["ann@example.com", "ill", "tls-cert-expired"],
    ["shop@example.com", "ill", "auth-bad-password"],
  ]);
  for (const row of rows) expect(row.days).toHaveLength(14);
  const days = (account: string) => rows.find((row) => row.account === account)?.days ?? [];
  expect(days("ann@example.com").map((one) => one.ill > 0)).toEqual([...Array<boolean>(11).fill(false), true, true, true]);
  expect(days("office@example.com").map((one) => one.ill > 0).lastIndexOf(true)).toBe(6);
  expect(days("news@example.com")[3]?.offline).toBeGreaterThan(5);
  expect(days("ben@example.com").every((one) => one.well > 0 && one.ill === 0)).toBe(true);
});

test("names are searched for", async () => {
  expect((await watched.list("SHOP")).rows.map((row) => row.account)).toEqual(["shop@example.com"]);
  expect(await watched.list("100%_")).toMatchObject({ of: 6, fitting: 0, rows: [] });
});

test("an account has its timeline, with what changed next to the first failure marked, and the last case file with its diagnosis", async () => {
  const shop = await watched.account("shop@example.com");
  expect(shop?.diagnosis.named[0]?.cause).toBe("auth-bad-password");
  expect(shop?.caseFile.target.address).toBe("shop@example.com");
  const marked = shop?.changes.filter((one) => one.nearest === "yes").map((one) => one.difference.what) ?? [];
  expect(marked).toContain("login");
  const before = shop?.changes.filter((one) => one.nearest === "no").map((one) => one.difference.what) ?? [];
  expect(before).toContain("greeting");
  expect(await watched.account("nobody@example.com")).toBeUndefined();
  expect((await watched.lastCase("shop@example.com"))?.startedAt).toBe(shop?.caseFile.startedAt);
});

test("a store that is not there is said to be none, and one that a watch writes to is read all the same", async () => {
  expect(new WatchedStore(join(folder, "none.sqlite")).stands()).toBe("no");
  const writing = await Store.open(join(folder, "watch.sqlite"));
  expect((await watched.list("")).of).toBe(6);
  await writing.close();
});
