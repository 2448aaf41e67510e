import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseFile } from "../src/model/case-file.ts";
import { axe, launch, toResult, toSettings, visit } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const button = (page: Page, name: string) => page.locator(".settle").getByRole("button", { name, exact: true });

/** Presses what begins another run, and waits for its result. */
async function pressAndMeasure(page: Page, name: string): Promise<CaseFile> {
  const report = "a[download='cantsend-case.json']";
  const before = await page.locator(report).getAttribute("href");
  await button(page, name).click();
  await page.waitForFunction(([selector, old]) => { const now = (globalThis as unknown as { document: { querySelector(s: string): { getAttribute(n: string): string } | null } }).document.querySelector(selector ?? "")?.getAttribute("href"); return now !== undefined && now !== old; }, [report, before] as const, { timeout: 100_000 });
  return caseOf(page);
}

async function caseOf(page: Page): Promise<CaseFile> {
  return (await (await page.request.get(new URL((await page.locator("a[download='cantsend-case.json']").getAttribute("href")) ?? "", page.url()).href)).json()) as CaseFile;
}

test("one login is allowed by a button, and then the login is measured", async () => {
  await using v = await visit(browser, "healthy-587", {}, { ownSecret: "no" });
  await toResult(v.page);
  expect((await caseOf(v.page)).observations.some((one) => one.kind === "smtp-login")).toBe(false);
  expect(await button(v.page, "Allow one login").isDisabled()).toBe(true);
  await v.page.locator(".settle input[name=password]").fill("not-the-right-one");
  const refused = await pressAndMeasure(v.page, "Allow one login");
  expect(refused.observations.filter((one) => one.kind === "smtp-login").length).toBe(1);
  expect(JSON.stringify(refused)).not.toContain("not-the-right-one");
  expect(await v.page.locator("h1").innerText()).toBe("Wrong user name or password");
  expect(v.wrongs).toEqual([]);
});

test("one mail is sent to the person alone, by a button", async () => {
  await using v = await visit(browser, "healthy-587");
  await toResult(v.page);
  expect((await caseOf(v.page)).observations.some((one) => one.kind === "smtp-canary")).toBe(false);
  const sent = await pressAndMeasure(v.page, "Send one mail to myself");
  expect(sent.observations.some((one) => one.kind === "smtp-canary" && one.ok)).toBe(true);
  const arrival = sent.observations.find((one) => one.kind === "message-arrival");
  expect(arrival?.ok && arrival.kind === "message-arrival" && arrival.saw).toMatchObject({ outcome: "arrived", found: { folder: "INBOX", removed: "yes" } });
  // A mailbox that has the message is not waited for.
  expect(sent.tookMs).toBeLessThan(15_000);
  for (const link of ["message", "receiver", "inbox"]) expect(await v.page.locator(`.link[data-link=${link}].ok`).count(), link).toBe(1);
  expect(await button(v.page, "Send one mail to myself").count()).toBe(0);
  expect(v.wrongs).toEqual([]);
});

test("a refused login is remembered, and tried once more by the button alone", async () => {
  await using v = await visit(browser, "wrong-password", {}, { ledgerPath: join(mkdtempSync(join(tmpdir(), "cantsend-browser-")), "logins") });
  const { page } = v;
  await toResult(page);
  const name = "Try the refused login once more";
  expect(await button(page, name).count()).toBe(0);
  await page.locator(".again").getByRole("button", { name: "Measure everything again" }).click();
  await button(page, name).waitFor({ timeout: 30_000 });
  const remembered = (file: CaseFile) => file.observations.some((one) => one.kind === "smtp-login" && one.ok && one.saw.remembered !== undefined);
  expect(remembered(await caseOf(page))).toBe(true);
  expect(remembered(await pressAndMeasure(page, name))).toBe(false);
  expect(await page.locator("h1").innerText()).toBe("Wrong user name or password");
  expect(v.wrongs).toEqual([]);
});

test("the word that web mail works changes the finding to what is possible, and the word that it fails changes it back", async () => {
  await using v = await visit(browser, "wrong-password");
  const { page } = v;
  await toResult(page);
  await button(page, "It works").click();
  await page.locator(".stamp", { hasText: "Possible" }).waitFor();
  expect(await page.locator("h1").innerText()).toBe("App password required in place of the account password");
  expect(await page.locator(".result").innerText()).toContain("Access by mail programs not switched on at the provider");
  expect(await button(page, "It works").getAttribute("aria-pressed")).toBe("true");
  expect(await axe(page)).toEqual([]);
  await page.reload();
  await page.locator(".stamp", { hasText: "Possible" }).waitFor();
  expect(await button(page, "It works").getAttribute("aria-pressed")).toBe("true");
  await button(page, "It fails").click();
  await page.locator("h1", { hasText: "Wrong user name or password" }).waitFor();
  expect(await button(page, "It fails").getAttribute("aria-pressed")).toBe("true");
  expect(v.wrongs).toEqual([]);
});

test("the one thing to try is asked with a button for each answer, and the answer is judged at once", async () => {
  await using v = await visit(browser, "server-down");
  const { page } = v;
  await toResult(page);
  const asked = page.locator(".settle .question");
  expect(await asked.locator("legend").innerText()).toContain("over another network");
  expect(await asked.getByRole("button").allInnerTexts()).toEqual(["it sends there", "it fails there, too"]);
  expect(await axe(page)).toEqual([]);
  const letter = await (await page.request.get(new URL((await page.locator("a[download='cantsend-letter.txt']").getAttribute("href")) ?? "", page.url()).href)).text();
  expect(letter).toContain("Measured");
  await asked.getByRole("button", { name: "it sends there" }).click();
  await page.waitForFunction(() => !(globalThis as unknown as { document: { body: { innerText: string } } }).document.body.innerText.includes("it sends there"));
  expect((await caseOf(page)).target.answers).toEqual({ "same-program-other-network": "works" });
  expect(v.wrongs).toEqual([]);
});

test("a letter and a second place go with the form; what is wrong with them is said at their fields", async () => {
  await using v = await visit(browser, "healthy-587");
  const { page } = v;
  await toSettings(page);
  await page.locator("details.fold summary").click();
  await page.locator("input[name=vantage-url]").fill("https://127.0.0.1:1/");
  await page.locator("input[name=letter]").setInputFiles({ name: "letter.eml", mimeType: "message/rfc822", buffer: Buffer.from("this is no letter") });
  await page.locator("button[type=submit]").click();
  await page.locator(".field.wrong input[name=letter]").waitFor();
  expect(await axe(page)).toEqual([]);
  await page.locator("input[name=letter]").setInputFiles({ name: "letter.eml", mimeType: "message/rfc822", buffer: Buffer.from("From: <ann@blossom.example>\r\nSubject: plans\r\n\r\nWe go on Monday.\r\n") });
  await page.locator("button[type=submit]").click();
  await page.locator(".field.wrong input[name=vantage-token]").waitFor();
  await page.locator("input[name=vantage-token]").fill("a-token-of-more-than-twenty-signs");
  await page.locator("button[type=submit]").click();
  await page.locator(".result").waitFor({ timeout: 60_000 });
  const tried = (await caseOf(page)).observations.find((one) => one.kind === "letter-cut");
  expect(tried?.ok && tried.kind === "letter-cut" && tried.saw).toMatchObject({ outcome: "passes", delivered: 1 });
  // Who can send needs nobody else's eyes: the second place was not asked, and its token is nowhere.
  expect(JSON.stringify(await caseOf(page))).not.toContain("more-than-twenty");
  expect(v.wrongs).toEqual([]);
});
