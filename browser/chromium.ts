import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { type DemoWish, demoPlace } from "../src/apps/web/place.ts";
import { type ServeOptions, type Served, servePage } from "../src/apps/web/serve.ts";

export const chromiumPath = "/usr/bin/chromium";

const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The browser, without anything that would ask the network by itself. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args });
}

/** A page on one demo world, with everything written down that must never happen. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  readonly served: Served;
  /** Requests to any other host, errors of scripts, and breaches of the policy. */
  readonly wrongs: readonly string[];
}

/** Watches a page for what must never happen. */
export function watch(page: Page, origin: string): string[] {
  const wrongs: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("blob:") && !request.url().startsWith("data:")) wrongs.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => wrongs.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) wrongs.push(message.text());
  });
  return wrongs;
}

/** Serves a demo world, and a watch beside it where one is wanted, and opens its link. */
export async function visit(browser: Browser, fault: string, how: BrowserContextOptions = {}, wish: DemoWish = {}, watching: Pick<ServeOptions, "store" | "now"> = {}): Promise<Visit> {
  const served = await servePage({ place: await demoPlace(fault, wish), port: 0, ...watching });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB", ...how });
  const page = await context.newPage();
  const wrongs = watch(page, `http://127.0.0.1:${served.port}`);
  await page.goto(served.link);
  await page.locator("input[name=address]").waitFor();
  return {
    page,
    served,
    wrongs,
    async [Symbol.asyncDispose]() {
      await context.close();
      await served.close();
    },
  };
}

/** From the start to the settings. */
export async function toSettings(page: Page): Promise<void> {
  await page.locator("button[type=submit]").click();
  await page.locator("input[name=outgoing-host]").waitFor();
}

/** From the start to the result. */
export async function toResult(page: Page): Promise<void> {
  await toSettings(page);
  await page.locator("button[type=submit]").click();
  await page.locator(".result").waitFor({ timeout: 30_000 });
}

/** What axe finds on the page as it stands, by the rules of WCAG 2.2 AA and axe's own good practices. */
export async function axe(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]).analyze();
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.target.join(" ")}: ${node.failureSummary ?? one.help}`));
}

/** Does anything stand out of the window to the right? */
export async function overflows(page: Page): Promise<number> {
  return (await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")) as number;
}
