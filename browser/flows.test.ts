import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CaseFile } from "../src/model/case-file.ts";
import { launch, toResult, toSettings, visit, watch } from "./chromium.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** What is named, in the words of the page, and where the way ends, by fault of the demo. */
const verdicts: readonly (readonly [string, string, string | undefined])[] = [
  ["healthy-587", "You can send", undefined],
  ["submission-blocked", "The network blocks the port through which mail is sent", "access-network"],
  ["wrong-password", "Wrong user name or password", "login"],
  ["impostor", "The network redirects mail connections to a server of its own", "tls"],
  ["mail-shield", "Encrypted mail connection opened by antivirus or a network filter", "tls"],
];

for (const [fault, headline, stops] of verdicts) {
  test(`${fault}: the run is shown live, the verdict is right, and the break stands where it is`, async () => {
    await using v = await visit(browser, fault);
    await toResult(v.page);
    expect(await v.page.locator("h1").innerText()).toContain(headline);
    const broken = await v.page.locator(".result .link.stops").evaluateAll((all) => all.map((one) => one.getAttribute("data-link")));
    expect(broken).toEqual(stops === undefined ? [] : [stops]);
    expect(v.wrongs).toEqual([]);
  });
}

test("a link opens its evidence: the server's words, the certificate, the record", async () => {
  await using v = await visit(browser, "wrong-password");
  await toResult(v.page);
  const opened = async (link: string) => {
    await v.page.locator(`[data-link=${link}] > details > summary`).click();
    return v.page.locator(`[data-link=${link}] > details > .evidences`).innerText();
  };
  expect(await opened("login")).toContain("535 5.7.8");
  expect(await opened("tls")).toMatch(/vouched for by\s+.*Meadow Trust/s);
  expect(await opened("dns")).toContain("192.0.2.25");
  await v.page.locator("details.fold > summary").click();
  expect(await v.page.locator(".timeline .bar").count()).toBeGreaterThan(8);
});

test("check again after the fix shows before and after", async () => {
  await using v = await visit(browser, "closed-port");
  await toResult(v.page);
  expect(await v.page.locator("h1").innerText()).toContain("port");
  // The form already holds the settings as the fix has them.
  expect(await v.page.locator(".again input[name=outgoing-port]").inputValue()).toBe("465");
  expect(await v.page.locator(".again select").inputValue()).toBe("tls");
  await v.page.locator(".again button[type=submit]").click();
  await v.page.locator(".before-after").waitFor({ timeout: 20_000 });
  expect(await v.page.locator("h1").innerText()).toBe("You can send");
  const rows = await v.page.locator(".before-after tbody tr").allInnerTexts();
  expect(rows.some((row) => /port opens.*no.*yes/s.test(row)), rows.join("\n")).toBe(true);
  expect(rows.some((row) => /login is accepted.*not measured.*yes/s.test(row) || /login is accepted.*no.*yes/s.test(row))).toBe(true);
  expect(v.wrongs).toEqual([]);
});

test("a wrong password that is put right is checked again with the new one", async () => {
  await using v = await visit(browser, "wrong-password");
  await toResult(v.page);
  await v.page.locator(".again input[name=password]").fill("another-one");
  await v.page.locator(".again button[type=submit]").click();
  await v.page.locator(".before-after").waitFor({ timeout: 20_000 });
  expect(await v.page.locator("h1").innerText()).toBe("You can send");
});

test("a pasted bounce is explained, and what it means is shown at its link", async () => {
  await using v = await visit(browser, "healthy-587");
  await v.page.goto(`${v.page.url().replace(/#.*/, "")}#/explain`);
  await v.page.locator("textarea").fill("<ben@south.example>: host mx.south.example[203.0.113.25] said: 550 5.7.26 Unauthenticated email from blossom.example is not accepted due to domain's DMARC policy. (in reply to end of DATA command)");
  await v.page.locator("button[type=submit]").click();
  await v.page.locator(".split").waitFor();
  expect(await v.page.locator("h1").nth(1).innerText()).toMatch(/DMARC/);
  expect(await v.page.locator(".link.stops").count()).toBe(1);
  expect(v.wrongs).toEqual([]);
});

test("a dropped log is summed up, a file that is no text is refused in one sentence", async () => {
  await using v = await visit(browser, "healthy-587");
  await v.page.goto(`${v.page.url().replace(/#.*/, "")}#/explain`);
  const log = "Nov 24 10:00:01 mx postfix/smtp[1]: A1B2C3D4: to=<a@x.example>, relay=mx.x.example[192.0.2.1]:25, delay=1, dsn=5.7.1, status=bounced (host mx.x.example[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [203.0.113.9] blocked using zen.spamhaus.org (in reply to RCPT TO command))\n".repeat(3) + "Nov 24 10:00:02 mx postfix/smtp[1]: A1B2C4D4: to=<b@y.example>, relay=none, delay=1, dsn=4.7.1, status=deferred (host mx.y.example[192.0.2.2] said: 451 4.7.1 Greylisting in action, please come back later (in reply to RCPT TO command))\n";
  await v.page.locator("input[type=file]").setInputFiles({ name: "mail.log", mimeType: "text/plain", buffer: Buffer.from(log) });
  await v.page.locator("text=4 failures").waitFor();
  await v.page.locator("input[type=file]").setInputFiles({ name: "photo.jpg", mimeType: "image/jpeg", buffer: Buffer.from([255, 216, 0, 0, 1]) });
  await v.page.locator("[role=alert]").waitFor();
  expect(await v.page.locator("[role=alert]").innerText()).toContain("no text");
});

test("bad input on every field is complained of at that field, and nothing is lost", async () => {
  await using v = await visit(browser, "healthy-587");
  const { page } = v;
  for (const bad of ["", "nobody", "a b@example.com", "ann@", "@example.com", "ann@exa mple.com", `${"x".repeat(500)}@example.com`, "<script>alert(1)</script>@example.com", "ann@example.com\u202e"]) {
    await page.locator("input[name=address]").fill(bad);
    await page.locator("button[type=submit]").click();
    await page.locator(".complaint").first().waitFor();
    expect(await page.locator("input[name=address]").inputValue()).toBe(bad);
  }
  await page.locator("input[name=address]").fill("ann@blossom.example");
  await toSettings(page);
  await page.locator("details.fold > summary").click();
  const wrong: Readonly<Record<string, readonly [values: readonly string[], right: string]>> = {
    "outgoing-port": [["0", "70000", "abc", "-1", "58 7"], "587"],
    "outgoing-host": [["no host", "http://smtp.example.com", "a..b", "-", "'; DROP TABLE", "x".repeat(500), "../../etc/passwd"], "smtp.blossom.example"],
    "incoming-port": [["0", "x", "993993993"], "993"],
    "incoming-host": [["in valid", "x".repeat(500)], "imap.blossom.example"],
    from: [["nobody", "a b@example.com", `${"x".repeat(500)}@example.com`], ""],
    ehlo: [["two words", "m\u00fcller.example", "x".repeat(300)], ""],
    user: [["ann\u0007", "x".repeat(500)], ""],
    password: [["x".repeat(70_000)], ""],
    reported: [["550 no ".repeat(10_000)], ""],
    "vantage-url": [["nothing", "ftp://vantage.example/", "x".repeat(500)], "https://127.0.0.1:1/"],
    "vantage-token": [["", "short", "x".repeat(500)], "a-token-of-more-than-twenty-signs"],
    letter: [["this is no letter"], "From: <ann@blossom.example>\r\nSubject: plans\r\n\r\nWe go on Monday.\r\n"],
  };
  const fill = async (field: string, value: string) => {
    const at = page.locator(`[name=${field}]`);
    if (field === "letter") await at.setInputFiles({ name: "letter.eml", mimeType: "message/rfc822", buffer: Buffer.from(value) });
    else await at.fill(value);
  };
  // Whoever adds a field says here what is bad input for it.
  const typed = await page.locator("form").locator("input[name], textarea[name]").evaluateAll((all) => all.map((one) => one.getAttribute("name")));
  expect(typed.sort()).toEqual(Object.keys(wrong).sort());
  for (const [field, [values, right]] of Object.entries(wrong)) {
    for (const bad of values) {
      await fill(field, bad);
      await page.locator("button[type=submit]").click();
      await page.locator(`[name=${field}][aria-invalid=true]:focus`).waitFor();
      expect(await page.locator(".wrong .complaint").count()).toBe(1);
      if (field !== "letter") expect(await page.locator(`[name=${field}]`).inputValue()).toBe(bad);
    }
    await fill(field, right);
  }
  // What is chosen holds nothing but what can be chosen; whoever sends something else is no page.
  const chosen = await page.locator("form select[name]").evaluateAll((all) => all.map((one) => [one.getAttribute("name"), [...one.children].every((option) => option.tagName === "OPTION")] as const));
  expect(chosen.map(([name]) => name).sort()).toEqual(["history", "incoming-protocol", "incoming-security", "mechanism", "outgoing-security", "secret-kind"]);
  await page.locator("button[type=submit]").click();
  await page.locator(".result").waitFor({ timeout: 20_000 });
  expect(v.wrongs).toEqual([]);
});

test("words from servers and people are words: no markup of theirs comes alive", async () => {
  await using v = await visit(browser, "healthy-587");
  await v.page.goto(`${v.page.url().replace(/#.*/, "")}#/explain`);
  await v.page.locator("textarea").fill("550 5.7.1 <img src=x onerror=\"document.title='owned'\"><script>document.title='owned'</script> \u202e relay denied");
  await v.page.locator("button[type=submit]").click();
  await v.page.locator(".split").waitFor();
  expect(await v.page.locator("main img, main script").count()).toBe(0);
  expect(await v.page.title()).not.toContain("owned");
  expect(await v.page.locator("main").innerText()).not.toContain("\u202e");
});

test("the network cut during a run is said, and afterwards nothing that was measured is missing", async () => {
  await using v = await visit(browser, "submission-blocked");
  const { page } = v;
  await toSettings(page);
  await page.locator("button[type=submit]").click();
  await page.locator(".live .link.ok").first().waitFor();
  const before = await page.locator(".live .link.ok").count();
  await page.context().setOffline(true);
  await page.locator("[role=alert]").waitFor();
  expect(await page.locator("[role=alert]").innerText()).toMatch(/interrupted/);
  expect(await page.locator(".live .link.ok").count()).toBeGreaterThanOrEqual(before);
  await page.context().setOffline(false);
  await page.locator(".result").waitFor({ timeout: 30_000 });
  const file = (await (await page.request.get(new URL((await page.locator("a[download='cantsend-case.json']").getAttribute("href")) ?? "", page.url()).href)).json()) as CaseFile;
  expect(file.observations.length).toBeGreaterThan(15);
});

test("the server killed during a run is said, and what was measured can be saved", async () => {
  const main = fileURLToPath(new URL("../src/apps/cli/main.ts", import.meta.url));
  const child = spawn(process.execPath, [main, "ui", "--demo", "submission-blocked", "--no-open"], { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, CANTSEND_STATE: mkdtempSync(join(tmpdir(), "cantsend-browser-")) } });
  try {
    const link = await new Promise<string>((resolve) => {
      let text = "";
      child.stdout.on("data", (part: Buffer) => {
        text += part.toString("utf8");
        const found = /http:\S+/.exec(text)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    const wrongs = watch(page, new URL(link).origin);
    await page.goto(link);
    await page.locator("input[name=address]").waitFor();
    await toSettings(page);
    await page.locator("button[type=submit]").click();
    await page.locator(".live .link.ok").first().waitFor();
    const known = await page.locator(".live .link.ok").count();
    child.kill("SIGKILL");
    await page.locator("[role=alert]", { hasText: "has ended" }).waitFor({ timeout: 20_000 });
    expect(await page.locator(".live .link.ok").count()).toBeGreaterThanOrEqual(known);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(".live button.main").click()]);
    const file = JSON.parse(readFileSync(await download.path(), "utf8")) as CaseFile;
    expect(file.observations.length).toBeGreaterThan(3);
    expect(wrongs).toEqual([]);
    await context.close();
  } finally {
    child.kill("SIGKILL");
  }
});

test("a page that is loaded again finds its run, and another browser finds a closed door", async () => {
  await using v = await visit(browser, "wrong-password");
  await toResult(v.page);
  await v.page.reload();
  await v.page.locator(".result").waitFor();
  const stranger = await browser.newContext();
  const page = await stranger.newPage();
  expect((await page.goto(v.page.url()))?.status()).toBe(403);
  expect((await page.goto(v.served.link))?.status()).toBe(403);
  await stranger.close();
});

test("everything can be done with the keyboard alone", async () => {
  await using v = await visit(browser, "wrong-password");
  const { page } = v;
  await page.keyboard.press("Tab");
  expect(await page.evaluate("document.activeElement.className")).toBe("skip");
  await page.locator("input[name=address]").focus();
  await page.keyboard.press("Enter");
  await page.locator("input[name=outgoing-host]").waitFor();
  await page.locator("input[name=password]").focus();
  await page.keyboard.press("Enter");
  await page.locator(".result").waitFor({ timeout: 20_000 });
  expect(await page.evaluate("document.activeElement.tagName")).toBe("H1");
  await page.locator("[data-link=login] > details > summary").focus();
  await page.keyboard.press("Enter");
  expect(await page.locator("[data-link=login] > details").getAttribute("open")).not.toBeNull();
});

test("the page speaks German, and marks what stays English", async () => {
  await using v = await visit(browser, "wrong-password", { locale: "de-DE" });
  expect(await v.page.locator("h1").innerText()).toContain("Mail stecken bleibt");
  expect(await v.page.locator("html").getAttribute("lang")).toBe("de");
  await toResult(v.page);
  expect(await v.page.locator(".link.stops .state").innerText()).toBe("endet hier");
  expect(await v.page.locator("h1").innerText()).toBe("Falscher Benutzername oder falsches Passwort");
  expect(await v.page.locator(".stamp").innerText()).toBe("Wahrscheinlich");
  // Steps and evidence are German too, and are not marked as English.
  expect(await v.page.locator(".steps > li > p").first().innerText()).toBe("Melden Sie sich im Webmail von ann@blossom.example mit genau demselben Passwort an, von Hand getippt: das zeigt, ob das Passwort überhaupt stimmt.");
  expect(await v.page.locator(".steps > li > p[lang=en]").count()).toBe(0);
  expect(await v.page.locator(".why > li").first().innerText()).toMatch(/lehnt die Anmeldung von ann@blossom\.example ab/);
  await v.page.locator("footer button").click();
  expect(await v.page.locator("h1").innerText()).toBe("Wrong user name or password");
  expect(await v.page.locator("html").getAttribute("lang")).toBe("en");
});

/** English that stands where a screen reader would read it as German. */
const unmarked = `[...document.querySelectorAll("body *")].flatMap((one) => [...one.childNodes].filter((node) => node.nodeType === 3 && one.closest("[lang]").getAttribute("lang") === "de" && /\\b(the|and|is|of|with|your|you|that|this|which|from|for|has|are|cannot)\\b/i.test(node.textContent.replace("„you“", ""))).map((node) => node.textContent))`;

for (const fault of ["healthy-587", "wrong-password", "impostor", "silent-port"]) {
  test(`${fault} in German: what stays English is marked as English`, async () => {
    await using v = await visit(browser, fault, { locale: "de-DE" });
    const { page } = v;
    expect(await page.evaluate(unmarked)).toEqual([]);
    await toSettings(page);
    await page.locator("input[name=outgoing-port]").fill("0");
    await page.locator("button[type=submit]").click();
    expect(await page.locator(".complaint").first().innerText()).toContain("Ein Port ist eine Zahl");
    expect(await page.evaluate(unmarked)).toEqual([]);
    await page.reload();
    await toResult(page);
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    expect(await page.evaluate(unmarked)).toEqual([]);
    await page.goto(`${page.url().replace(/#.*/, "")}#/causes`);
    await page.locator(".list a").first().waitFor();
    expect(await page.evaluate(unmarked)).toEqual([]);
  });
}

test("what is copied is what stands there", async () => {
  await using v = await visit(browser, "closed-port", { permissions: ["clipboard-read", "clipboard-write"] });
  await toResult(v.page);
  await v.page.locator(".value .copy").first().click();
  const code = await v.page.locator(".value code").first().innerText();
  await v.page.locator(".copying [role=status]", { hasText: "Copied" }).waitFor();
  expect(code).toMatch(/^\S+$/);
});

test("first paint comes within a second, and the page weighs less than 200 KB", async () => {
  await using v = await visit(browser, "healthy-587");
  const { page } = v;
  const context = await browser.newContext();
  await context.addCookies(await page.context().cookies());
  const fresh = await context.newPage();
  let bytes = 0;
  fresh.on("response", (response) => void response.body().then((body) => (bytes += gzipSync(body).length), () => {}));
  await fresh.goto(page.url());
  await fresh.locator("h1").waitFor();
  const paint = (await fresh.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 1e9")) as number;
  console.log(`first paint ${Math.round(paint)} ms, ${Math.round(bytes / 1024)} KB compressed`);
  expect(paint).toBeLessThan(1_000);
  expect(bytes).toBeLessThan(200 * 1024);
  expect(bytes).toBeGreaterThan(10 * 1024);
  await context.close();
});
