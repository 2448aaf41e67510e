import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Store } from "../src/apps/monitor/store.ts";
import type { CaseFile } from "../src/model/case-file.ts";
import { fresh } from "../src/apps/monitor/judgement.ts";
import { healthyWalk, imagine } from "../src/testing/imagined.ts";
import { simulatedEndMs, simulatedWatch } from "../src/testing/simulated-watch.ts";
import { launch, visit } from "./chromium.ts";

let browser: Browser;
let folder = "";
const path = () => join(folder, "watch.sqlite");
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), "cantsend-browser-watch-"));
  await simulatedWatch(path());
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const visitWatch = (store: string) => visit(browser, "healthy-587", {}, {}, { store, now: () => simulatedEndMs });
const tab = (page: Page) => page.locator("nav a[href='#/watch']");

test("a watch that stands has a tab; without a store there is none", async () => {
  await using none = await visitWatch(join(folder, "none.sqlite"));
  expect(await tab(none.page).count()).toBe(0);
  expect((await none.page.request.get(`${none.page.url().replace(/[#?].*/, "")}api/watch`)).status()).toBe(404);
  await using v = await visitWatch(path());
  await tab(v.page).click();
  await v.page.locator(".watched li").first().waitFor();
  expect(await tab(v.page).getAttribute("aria-current")).toBe("page");
  expect(v.wrongs).toEqual([]);
});

test("accounts are rows, those in trouble first, each with its strip, and names are searched for", async () => {
  await using v = await visitWatch(path());
  const { page } = v;
  await tab(page).click();
  await page.locator(".watched li").nth(5).waitFor();
  expect(await page.locator(".lead").innerText()).toBe("6 accounts, 2 of them failing.");
  const rows = await page.locator(".watched li").allInnerTexts();
  expect(rows[0]).toMatch(/ann@example\.com\s+Fails\s+Certificate of the mail server not valid today since 22 Nov/);
  expect(rows[2]).toMatch(/Works/);
  expect(await page.locator(".watched .strip").first().getAttribute("aria-label")).toMatch(/^The last 14 days: without a failure on 11, with one on 3 \(22 Nov, 23 Nov, 24 Nov\)\.$/);
  expect(await page.locator(".watched li").first().locator(".strip .day").count()).toBe(14);
  await page.locator("input[name=search]").fill("shop");
  await page.locator(".watched li").nth(1).waitFor({ state: "detached" });
  expect(await page.locator(".watched li").allInnerTexts()).toEqual([expect.stringContaining("shop@example.com")]);
  await page.locator("input[name=search]").fill("100%");
  await page.locator("text=Nothing that is watched has this in its name.").waitFor();
});

test("an account has the timeline of its changes with those next to the first failure marked, and its last case file with picture, fix and download", async () => {
  await using v = await visitWatch(path());
  const { page } = v;
  await tab(page).click();
  await page.locator(".watched a", { hasText: "shop@example.com" }).click();
  await page.locator(".changes .nearest").waitFor();
  expect(await page.locator("h1").innerText()).toBe("shop@example.com");
  expect(await page.locator(".changes .nearest").innerText()).toMatch(/next to the first failure[\s\S]*Login/);
  // The newest stands first; what changed days before without harm is not marked.
  expect(await page.locator(".changes > li").allInnerTexts()).toEqual([expect.stringContaining("Login"), expect.stringContaining("Greeting")]);
  expect(await page.locator(".link[data-link=login].stops").count()).toBe(1);
  expect(await page.locator(".fix .steps li").count()).toBeGreaterThan(0);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("a[download]").click()]);
  const file = JSON.parse(readFileSync(await download.path(), "utf8")) as CaseFile;
  expect(file.observations.some((one) => one.kind === "smtp-login")).toBe(true);
  expect(JSON.stringify(file)).not.toContain("shop@example.com");
  await page.reload();
  await page.locator(".changes .nearest").waitFor();
  expect(v.wrongs).toEqual([]);
});

test("names that are no plain words find their way, and one that nobody watches is said to be none", async () => {
  const odd = join(folder, "odd.sqlite");
  const name = "a/b ?#%&<i>\u202e@example.com";
  const store = await Store.open(odd);
  await store.keep({ account: name, caseFile: imagine(healthyWalk()), verdict: "healthy", outcome: { at: "2026-11-24T10:00:00.000Z", state: "well", depth: "login" }, standing: { ...fresh, state: "well" }, spent: { logins: 0, canaries: 0 }, messages: [], told: [] });
  await store.close();
  await using v = await visitWatch(odd);
  const { page } = v;
  await tab(page).click();
  await page.locator(".watched a").click();
  await page.locator(".way .link").first().waitFor();
  expect(await page.locator("main i").count()).toBe(0);
  await page.goto(`${page.url().replace(/#.*/, "")}#/watch/nobody`);
  await page.locator("[role=alert]").waitFor();
  expect(v.wrongs).toEqual([]);
});

test("a store of another version is said to be one, and is left as it is", async () => {
  const newer = join(folder, "newer.sqlite");
  const raw = new DatabaseSync(newer);
  raw.exec("pragma user_version = 99");
  raw.close();
  await using v = await visitWatch(newer);
  await tab(v.page).click();
  await v.page.locator("[role=alert]", { hasText: "newer version of cantsend" }).waitFor();
});
