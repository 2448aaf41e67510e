import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { simulatedEndMs, simulatedWatch } from "../src/testing/simulated-watch.ts";
import { axe, launch, overflows, toResult, toSettings, visit } from "./chromium.ts";

let browser: Browser;
let folderOfStore = "";
beforeAll(async () => {
  browser = await launch();
  folderOfStore = mkdtempSync(join(tmpdir(), "cantsend-screens-"));
  await simulatedWatch(join(folderOfStore, "watch.sqlite"));
});
afterAll(async () => {
  await browser.close();
  rmSync(folderOfStore, { recursive: true, force: true });
});

const widths = [390, 820, 1440] as const;
const folder = fileURLToPath(new URL("../docs/page/", import.meta.url));
const keep = process.env.CANTSEND_SCREENSHOTS === "1";

const goto = async (page: Page, hash: string) => {
  await page.goto(`${page.url().replace(/#.*/, "")}#/${hash}`);
};

/** Every screen: the world that it is shown on, and the way to it. */
const screens: readonly { readonly name: string; readonly fault: string; readonly go: (page: Page) => Promise<void> }[] = [
  { name: "start", fault: "healthy-587", go: async () => {} },
  { name: "settings", fault: "wrong-password", go: toSettings },
  {
    name: "complaint",
    fault: "wrong-password",
    async go(page) {
      await toSettings(page);
      await page.locator("details.fold > summary").click();
      await page.locator("input[name=outgoing-port]").fill("0");
      await page.locator("button[type=submit]").click();
      await page.locator("[aria-invalid=true]").waitFor();
    },
  },
  {
    name: "live",
    fault: "submission-blocked",
    async go(page) {
      await toSettings(page);
      await page.locator("button[type=submit]").click();
      await page.locator(".live .link[data-link=dns].ok").waitFor();
    },
  },
  { name: "healthy", fault: "healthy-587", go: toResult },
  { name: "blocked", fault: "submission-blocked", go: toResult },
  { name: "password", fault: "wrong-password", go: toResult },
  { name: "interception", fault: "impostor", go: toResult },
  {
    name: "evidence",
    fault: "impostor",
    async go(page) {
      await toResult(page);
      await page.locator("[data-link=tls] > details > summary").click();
      await page.locator("details.fold > summary").click();
      await page.locator(".as-table > summary").click();
      for (const one of await page.locator(".bundles > details > summary").all()) await one.click();
    },
  },
  {
    name: "check-again",
    fault: "closed-port",
    async go(page) {
      await toResult(page);
      await page.locator(".again button[type=submit]").click();
      await page.locator(".before-after").waitFor({ timeout: 20_000 });
    },
  },
  {
    name: "explain",
    fault: "healthy-587",
    async go(page) {
      await goto(page, "explain");
      await page.locator("textarea").fill("554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org");
      await page.locator("button[type=submit]").click();
      await page.locator(".split").waitFor();
    },
  },
  {
    name: "causes",
    fault: "healthy-587",
    async go(page) {
      await goto(page, "causes");
      await page.locator(".list a").first().waitFor();
    },
  },
  {
    name: "watch",
    fault: "healthy-587",
    async go(page) {
      await goto(page, "watch");
      await page.locator(".watched li").nth(5).waitFor();
    },
  },
  {
    name: "watched",
    fault: "healthy-587",
    async go(page) {
      await goto(page, "watch");
      await page.locator(".watched a", { hasText: "shop@example.com" }).click();
      await page.locator(".changes .nearest").first().waitFor();
    },
  },
  {
    name: "cause",
    fault: "healthy-587",
    async go(page) {
      await goto(page, "cause/auth-bad-password");
      await page.locator(".page h1").waitFor();
    },
  },
];

for (const { name, fault, go } of screens) {
  for (const colorScheme of ["light", "dark"] as const) {
    test(`${name}, ${colorScheme}: axe finds nothing, nothing stands out of the window`, async () => {
      await using v = await visit(browser, fault, { colorScheme }, {}, name.startsWith("watch") ? { store: join(folderOfStore, "watch.sqlite"), now: () => simulatedEndMs } : {});
      await go(v.page);
      // Nothing lies under the pointer.
      await v.page.mouse.move(0, 0);
      const found: string[] = [...(await axe(v.page))];
      for (const width of widths) {
        await v.page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
        const out = await overflows(v.page);
        if (out > 0) found.push(`${width} px: ${out} px stand out`);
        if (keep && (colorScheme === "light" || (["blocked", "watched"].includes(name) && width === 1440))) {
          await v.page.evaluate("scrollTo(0, 0)");
          mkdirSync(folder, { recursive: true });
          const cdp = await v.page.context().newCDPSession(v.page);
          const { data } = await cdp.send("Page.captureScreenshot", { format: "webp", quality: 70 });
          writeFileSync(`${folder}${name}-${width}${colorScheme === "dark" ? "-dark" : ""}.webp`, Buffer.from(data, "base64"));
          if (process.env.CANTSEND_LOOK !== undefined) await v.page.screenshot({ path: `${process.env.CANTSEND_LOOK}/${name}-${width}-${colorScheme}.png`, fullPage: true });
        }
      }
      // 400 % of a window of 1280 px (WCAG 2.2, 1.4.10): nothing may need scrolling in two directions.
      await v.page.setViewportSize({ width: 320, height: 640 });
      const narrow = await overflows(v.page);
      if (narrow > 0) found.push(`320 px: ${narrow} px stand out`);
      expect(found).toEqual([]);
      expect(v.wrongs).toEqual([]);
    });
  }
}

test("docs/page has every screen at three widths, nothing else, and is small", () => {
  const kept = readdirSync(folder).sort();
  expect(kept, "npm run page -- --screenshots makes them anew").toEqual([...screens.flatMap(({ name }) => widths.map((width) => `${name}-${width}.webp`)), "blocked-1440-dark.webp", "watched-1440-dark.webp"].sort());
  expect(kept.reduce((sum, name) => sum + statSync(`${folder}${name}`).size, 0)).toBeLessThan(3_000_000);
});

test("the report as a file is printed whole: light, without buttons, with the evidence of the break and all that is ruled out", async () => {
  await using v = await visit(browser, "wrong-password", { colorScheme: "dark" });
  await toResult(v.page);
  const [download] = await Promise.all([v.page.waitForEvent("download"), v.page.locator("a[download='cantsend-report.html']").click()]);
  const context = await browser.newContext({ colorScheme: "dark", viewport: { width: 718, height: 1000 } });
  const page = await context.newPage();
  await page.setContent(readFileSync(await download.path(), "utf8"));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
  expect(await page.evaluate("getComputedStyle(document.body).color")).toBe("rgb(29, 36, 51)");
  expect(await overflows(page)).toBe(0);
  expect(await page.locator("button:visible").count()).toBe(0);
  expect(await page.locator(".link.stops .evidences pre").first().isVisible()).toBe(true);
  expect(await page.locator(".bundles li").first().isVisible()).toBe(true);
  const pdf = await page.pdf({ format: "A4" });
  expect(pdf.length).toBeGreaterThan(20_000);
  if (process.env.CANTSEND_LOOK !== undefined) await page.screenshot({ path: `${process.env.CANTSEND_LOOK}/print.png`, fullPage: true });
  await context.close();
});

test("the report as a file: axe finds nothing, and it asks nobody for anything", async () => {
  await using v = await visit(browser, "wrong-password");
  await toResult(v.page);
  const [download] = await Promise.all([v.page.waitForEvent("download"), v.page.locator("a[download='cantsend-report.html']").click()]);
  const path = await download.path();
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({ colorScheme, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.setContent(readFileSync(path, "utf8"));
    expect(await axe(page)).toEqual([]);
    expect(await overflows(page)).toBe(0);
    expect(asked).toEqual([]);
    if (process.env.CANTSEND_LOOK !== undefined) await page.screenshot({ path: `${process.env.CANTSEND_LOOK}/report-${colorScheme}.png`, fullPage: true });
    await context.close();
  }
});
