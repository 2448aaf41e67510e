import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server, type Socket } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { UsageError } from "../../ask/usage-error.ts";
import { SimulatedClock } from "../../testing/simulated-clock.ts";
import { Failed } from "../../world/classify.ts";
import { nodeWorld } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { messageExaminer } from "./examine-watched-message.ts";
import { filledIn } from "./letter.ts";
import type { Message } from "./message.ts";
import { readWatchSettings } from "./settings.ts";
import { Store } from "./store.ts";
import { Watch } from "./watch.ts";

const startMs = Date.parse("2026-11-24T00:00:00Z");
const hourMs = 3_600_000;

let folder = "";
let spamd: Server;
let score = 1;
const lines: Socket[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "cantsend-letters-"));
  score = 1;
  // A filter that speaks as spamd does and gives the points that the test wants.
  spamd = createServer((socket) => {
    lines.push(socket);
    socket.on("error", () => {});
    socket.once("data", () => socket.end(`SPAMD/1.1 0 EX_OK\r\nSpam: ${score > 5 ? "True" : "False"} ; ${score.toFixed(1)} / 5.0\r\n\r\n${score.toFixed(1)}/5.0\nSpam detection software\n\n pts rule name              description\n---- ---------------------- -----------\n ${score.toFixed(1)} TOO_LOUD               it shouts\n`));
  });
  await new Promise<void>((ready) => spamd.listen(0, "127.0.0.1", ready));
});
afterEach(async () => {
  for (const socket of lines.splice(0)) socket.destroy();
  await new Promise((done) => spamd.close(done));
  rmSync(folder, { recursive: true, force: true });
});

const port = () => (spamd.address() as AddressInfo).port;
const letter = (more = "") => `From: Shop <shop@example.com>\r\nTo: {{to}}\r\nSubject: News\r\nDate: {{date}}\r\nMessage-ID: {{message-id}}\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\nRead it at https://www.example.com/news\r\n${more}`;

/** A world at the hour of the clock whose lists know the domains that are given. */
function worldAt(clock: SimulatedClock, listed: (hour: number) => readonly string[], tally: { asked: number; silent?: (hour: number) => boolean }): () => World {
  return () => ({
    ...nodeWorld({ dns: ["192.0.2.53"] }),
    wallClock: () => new Date(clock.nowMs()),
    resolvers: () => ["192.0.2.53"],
    async ask(question) {
      const hour = (clock.nowMs() - startMs) / hourMs;
      if (tally.silent?.(hour) === true) throw new Failed("resolver-silent", "path", "no answer");
      tally.asked += 1;
      // The lists' own test entry (RFC 5782 section 5), and the domains of the hour.
      const isListed = question.name.toLowerCase().startsWith("test.") || listed(hour).some((domain) => question.name.startsWith(`${domain}.`));
      const answers = isListed && question.type === "A" ? [{ name: question.name, type: "A", ttl: 60, value: "127.0.1.2" }] : [];
      return { resolver: question.server, rcode: answers.length > 0 ? "NOERROR" : "NXDOMAIN", authoritative: "no", authenticated: "no", via: "udp", answers, authority: [] };
    },
  });
}

async function watched(more: string, hours: number, worlds: { readonly listed?: (hour: number) => readonly string[]; readonly atHour?: (hour: number) => void; readonly silent?: (hour: number) => boolean } = {}) {
  const clock = new SimulatedClock(startMs);
  const store = await Store.open(":memory:");
  const settings = readWatchSettings(`[[alert]]\nname = "ops"\nkind = "command"\ncommand = "true"\n[[message]]\nname = "news"\nfile = ${JSON.stringify(join(folder, "news.eml"))}\nevery = "30m"\n${more}`, "watch.toml");
  const tally = { asked: 0, ...(worlds.silent === undefined ? {} : { silent: worlds.silent }) };
  const examineMessage = messageExaminer(settings, worldAt(clock, worlds.listed ?? (() => []), tally));
  const heard: { readonly hour: number; readonly message: Message }[] = [];
  const troubles: string[] = [];
  const cut = new AbortController();
  let underWay: Promise<unknown> = Promise.resolve();
  let over: (value?: unknown) => void = () => {};
  const watch = new Watch(settings, store, () => Promise.reject(new TypeError("there is no account")), {
    clock: {
      nowMs: () => clock.nowMs(),
      until: async (ms, until) => {
        await underWay;
        await clock.until(ms, until);
      },
    },
    examineMessage(message, until) {
      worlds.atHour?.((clock.nowMs() - startMs) / hourMs);
      underWay = new Promise((resolve) => {
        over = resolve;
      });
      return examineMessage(message, until).finally(() => (clock.nowMs() > startMs + hours * hourMs ? cut.abort() : undefined));
    },
    onTrouble: (_who, sentence) => {
      troubles.push(sentence);
      over();
    },
    onRun(report) {
      for (const message of report.messages) heard.push({ hour: (Date.parse(report.outcome.at) - startMs) / hourMs, message });
      over();
    },
  });
  await watch.run(cut.signal);
  await store.close();
  return { heard, troubles, asked: tally.asked };
}

const write = (text: string) => writeFileSync(join(folder, "news.eml"), text);

describe("a watched message", () => {
  test("that is in order is told of never, and block lists are asked once an hour at most", async () => {
    write(letter());
    const quiet = await watched('to = ["ben@example.net"]\n', 6);
    expect(quiet.heard).toEqual([]);
    expect(quiet.troubles).toEqual([]);
    const asked = await watched("block-lists = true\n", 6);
    expect(asked.heard).toEqual([]);
    const once = await watched("block-lists = true\n", 0.9);
    expect(asked.asked).toBeLessThanOrEqual(once.asked * 7);
    expect(once.asked).toBeGreaterThan(0);
  });

  test("a filter's score above the limit is told with its marks, though the filter itself would let it through; and so is its mending", async () => {
    write(letter());
    const { heard } = await watched(`filters = ["spamd=127.0.0.1:${port()}"]\nfilter-limit = 2.5\n`, 12, { atHour: (hour) => { score = hour >= 3 && hour < 7 ? 3.4 : 1; } });
    expect(heard.map((one) => [one.message.event, one.message.cause])).toEqual([
      ["broke", "filter spamassassin"],
      ["recovered", "filter spamassassin"],
    ]);
    expect(heard[0]?.message.title).toBe("news would be stopped on its way: spamassassin gives it 3.4 points, more than the limit of the settings");
    expect(heard[0]?.message.evidence.join(" ")).toContain("TOO_LOUD");
    expect(heard[0]?.hour).toBeLessThan(4.5);
  });

  test("a link whose domain is listed anew is told with the cause", async () => {
    write(letter());
    const { heard } = await watched("block-lists = true\n", 12, { listed: (hour) => (hour >= 3 ? ["example.com"] : []) });
    expect(heard.map((one) => one.message.event)).toEqual(["broke"]);
    expect(heard[0]?.message.cause).toMatch(/^rep-/);
    expect(heard[0]?.message.evidence.join(" ")).toContain("example.com");
  });

  test("lists that give no answer are neither a listing nor its end", async () => {
    write(letter());
    const { heard } = await watched("block-lists = true\n", 14, { listed: (hour) => (hour >= 2 ? ["example.com"] : []), silent: (hour) => hour >= 6 });
    expect(heard.map((one) => one.message.event)).toEqual(["broke"]);
    expect((await watched("block-lists = true\n", 6, { silent: () => true })).heard).toEqual([]);
  });

  test("a letter that was spoiled is told, and one whose file is gone is our trouble, not the letter's", async () => {
    write(letter());
    const spoiled = await watched("", 8, { atHour: (hour) => write(hour < 3 ? letter() : letter().replace("From: Shop <shop@example.com>\r\n", "From: Shop <shop@example.com>\r\nFrom: other@example.com\r\n")) });
    expect(spoiled.heard.map((one) => one.message.event)).toEqual(["broke"]);
    write(letter());
    const gone = await watched("", 4, { atHour: (hour) => (hour > 2 ? rmSync(join(folder, "news.eml"), { force: true }) : undefined) });
    expect(gone.heard).toEqual([]);
    expect(gone.troubles[0]).toContain("cannot be read");
  });
});

describe("the settings of a message", () => {
  const text = (more: string) => `[[account]]\nname = "shop"\naddress = "shop@example.com"\nsmtp = "smtp.example.com:587"\npassword = { env = "X" }\n[[message]]\nfile = "/srv/news.eml"\n${more}`;
  const complaint = (more: string): string => {
    try {
      readWatchSettings(text(more), "watch.toml");
      return "";
    } catch (error) {
      if (error instanceof UsageError) return error.message;
      throw error;
    }
  };

  test("are read, with what they leave out filled in", () => {
    expect(readWatchSettings(text('account = "shop@example.com"\nfilters = ["rspamd=http://127.0.0.1:11333"]\nfilter-limit = 4.5'), "watch.toml").messages).toEqual([
      { name: "news.eml", file: "/srv/news.eml", account: "shop", to: [], bulk: "by-its-fields", blockLists: "not-asked", sendsFrom: [], filters: [{ filter: "rspamd", host: "127.0.0.1", port: 11333, security: "none" }], filterLimit: 4.5, canary: "no", schedule: { everyMs: hourMs }, alert: [] },
    ]);
    expect(() => readWatchSettings('[[message]]\nfile = "/srv/news.eml"', "watch.toml")).not.toThrow();
  });

  test.each([
    ["no file", "", '[[message]]\nname = "x"', "file is missing"],
    ["a filter that is none", 'filters = ["pigeon=1"]', undefined, "watch.toml:8:1"],
    ["a name in place of an address", 'sends-from = ["mail.example.com"]', undefined, "watch.toml:8:1"],
    ["a setting that does not exist", "lists = true", undefined, '"lists" is no setting'],
    ["an account that does not exist", 'account = "other"', undefined, 'no [[account]] with that name'],
    ["to be sent without a budget", 'account = "shop"\nsend = true', undefined, "canaries-per-day"],
  ])("%s is told", (_what, more, whole, words) => {
    if (whole === undefined) expect(complaint(more)).toContain(words);
    else expect(() => readWatchSettings(whole, "watch.toml")).toThrow(words);
  });

  test("a template is filled in, and a letter without marks stays as it is", () => {
    const fields = { from: "shop@example.com", to: "ben@example.net", now: new Date(startMs) };
    const filled = Buffer.from(filledIn(Buffer.from(letter("{{ from }} {{other}}")), fields)).toString();
    expect(filled).toContain("To: ben@example.net\r\n");
    expect(filled).toContain("Date: Tue, 24 Nov 2026 00:00:00 +0000\r\n");
    expect(filled).toMatch(/Message-ID: <[\w-]+@example\.com>\r\n/);
    expect(filled).toContain("shop@example.com {{other}}");
    const plain = Buffer.from([0xff, 0x0a, 0x41]);
    expect(filledIn(plain, fields)).toBe(plain);
  });
});
