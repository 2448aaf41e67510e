import { getEventListeners } from "node:events";
import { describe, expect, test } from "vitest";
import { diagnose } from "../../reason/diagnose.ts";
import { certificate, controlDoesNotOpen, distrusted, doesNotOpen, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, logsIn, opens, shakesHands, upgrades } from "../../testing/imagined.ts";
import { SimulatedClock } from "../../testing/simulated-clock.ts";
import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis } from "../../model/diagnosis.ts";
import type { Examined, ExamineAccount } from "./examine-account.ts";
import type { Message } from "./message.ts";
import { readWatchSettings } from "./settings.ts";
import { Store } from "./store.ts";
import { changesOf, Watch } from "./watch.ts";

const startMs = Date.parse("2026-11-02T00:00:00Z");
const minute = 60_000;
const day = 24 * 60 * minute;

type Fault = "none" | "certificate" | "offline";

const imagined = new Map<Fault, { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }>();
for (const [fault, drafts] of [
  ["none", healthyWalk()],
  ["certificate", [opens(), greets(), hello(), upgrades(), shakesHands({ inValidity: "expired", chain: [certificate({ validTo: "2026-10-01T00:00:00.000Z" })], ...distrusted("CERT_HAS_EXPIRED") })]],
  ["offline", [doesNotOpen("silent"), controlDoesNotOpen("silent", 587), controlDoesNotOpen("silent", 443)]],
] as const) {
  const caseFile = imagine(drafts);
  imagined.set(fault, { caseFile, diagnosis: diagnose(caseFile) });
}

const settingsOf = (accounts: number, every = "5m") =>
  readWatchSettings(
    [
      `[watch]\nevery = "${every}"\n`,
      '[[alert]]\nname = "ops"\nkind = "command"\ncommand = "true"\n',
      ...Array.from({ length: accounts }, (_one, at) => `[[account]]\nname = "a${at}"\naddress = "ann@example.com"\npassword = { env = "NONE" }\nlogins-per-day = 4\n`),
    ].join("\n"),
    "watch.toml",
  );

/** An examination that finds what the plan says for that account at that time. */
function examiner(clock: SimulatedClock, plan: (account: string, atMs: number) => Fault, spent: { logins: Map<string, number[]> }): ExamineAccount {
  return async (account, allowance): Promise<Examined> => {
    const now = clock.nowMs();
    const fault = plan(account.name, now);
    const found = imagined.get(fault);
    if (found === undefined) throw new TypeError(fault);
    const logins = allowance.login === "none" || fault !== "none" ? 0 : 1;
    if (logins > 0) spent.logins.set(account.name, [...(spent.logins.get(account.name) ?? []), now]);
    return { ...found, caseFile: { ...found.caseFile, startedAt: new Date(now).toISOString() }, spent: { logins, canaries: 0 } };
  };
}

describe("seven simulated days", () => {
  test("every break is alerted within two intervals with its cause, every recovery too, nothing else, within the budget of logins", async () => {
    const clock = new SimulatedClock(startMs);
    const store = await Store.open(":memory:");
    const settings = settingsOf(10);
    // Each account breaks once a day, at a time of its own, for three hours.
    const breakAt = (account: string, onDay: number) => startMs + onDay * day + (Number(account.slice(1)) * 97 + 60) * minute;
    const plan = (account: string, atMs: number): Fault => {
      const at = breakAt(account, Math.floor((atMs - startMs) / day));
      return atMs >= at && atMs < at + 180 * minute ? "certificate" : "none";
    };
    const spent = { logins: new Map<string, number[]>() };
    const heard: { readonly at: number; readonly message: Message }[] = [];
    const cut = new AbortController();
    const watch = new Watch(settings, store, examiner(clock, plan, spent), {
      clock,
      onRun: (report) => {
        for (const message of report.messages) heard.push({ at: clock.nowMs(), message });
        if (clock.nowMs() > startMs + 7 * day) cut.abort();
      },
      onTrouble: (account, sentence) => {
        throw new Error(`${account}: ${sentence}`);
      },
    });
    await watch.run(cut.signal);

    const cause = imagined.get("certificate")?.diagnosis.named[0]?.cause;
    expect(cause).toBeDefined();
    for (const account of settings.accounts) {
      const mine = heard.filter((one) => one.message.account === account.name && one.message.event !== "expires");
      for (let onDay = 0; onDay < 6; onDay += 1) {
        const at = breakAt(account.name, onDay);
        const broke = mine.filter((one) => one.message.event === "broke" && one.at >= at && one.at < at + 180 * minute);
        expect(broke).toHaveLength(1);
        expect((broke[0]?.at ?? 0) - at).toBeLessThanOrEqual(10 * minute);
        expect(broke[0]?.message.cause).toBe(cause);
        const recovered = mine.filter((one) => one.message.event === "recovered" && one.at >= at + 180 * minute && one.at < at + day);
        expect(recovered).toHaveLength(1);
        expect((recovered[0]?.at ?? 0) - at - 180 * minute).toBeLessThanOrEqual(10 * minute);
      }
      expect(mine.filter((one) => one.message.event !== "broke" && one.message.event !== "recovered")).toEqual([]);
      const logins = spent.logins.get(account.name) ?? [];
      for (const at of logins) expect(logins.filter((other) => other > at - day && other <= at).length).toBeLessThanOrEqual(4);
      expect(logins.length).toBeGreaterThan(14);
    }
    await store.close();
  }, 60_000);

  test("a vantage without a way out is told once, and no mailbox is called ill by it", async () => {
    const clock = new SimulatedClock(startMs);
    const store = await Store.open(":memory:");
    const heard: Message[] = [];
    const cut = new AbortController();
    const plan = (_account: string, atMs: number): Fault => (atMs > startMs + 60 * minute && atMs < startMs + 120 * minute ? "offline" : "none");
    const watch = new Watch(settingsOf(3), store, examiner(clock, plan, { logins: new Map() }), {
      clock,
      onRun: (report) => {
        heard.push(...report.messages);
        if (clock.nowMs() > startMs + 240 * minute) cut.abort();
      },
    });
    await watch.run(cut.signal);
    expect(heard.filter((one) => one.event === "broke" || one.event === "recovered")).toEqual([]);
    expect(heard.filter((one) => one.event === "offline")).toHaveLength(1);
    expect(heard.filter((one) => one.event === "online")).toHaveLength(1);
    await store.close();
  });
});

describe("a long life", () => {
  test("no run leaves anything behind at the signal that ends the watch", async () => {
    const clock = new SimulatedClock(startMs);
    const store = await Store.open(":memory:");
    const cut = new AbortController();
    let runs = 0;
    let most = 0;
    const examine: ExamineAccount = async (account, allowance, ofRun) => {
      // Whoever measures listens, and some never stop listening.
      for (let count = 0; count < 5; count += 1) ofRun.addEventListener("abort", () => {}, { once: true });
      expect(ofRun).not.toBe(cut.signal);
      return examiner(clock, () => "none", { logins: new Map() })(account, allowance, ofRun);
    };
    const watch = new Watch(settingsOf(3), store, examine, {
      clock,
      onRun: () => {
        runs += 1;
        most = Math.max(most, getEventListeners(cut.signal, "abort").length);
        if (runs > 200) cut.abort();
      },
    });
    await watch.run(cut.signal);
    expect(most).toBeLessThan(10);
    await store.close();
  });
});

describe("a token that is no longer renewed", () => {
  const watchedWith = async (renewals: (turn: number) => "refused" | "renewed" | "not-asked", turns: number) => {
    const clock = new SimulatedClock(startMs);
    const store = await Store.open(":memory:");
    const heard: Message[] = [];
    const cut = new AbortController();
    let turn = 0;
    const well = imagined.get("none") as { readonly caseFile: CaseFile; readonly diagnosis: Diagnosis };
    const watch = new Watch(settingsOf(1), store, async () => {
      turn += 1;
      const caseFile = { ...well.caseFile, startedAt: new Date(clock.nowMs()).toISOString() };
      const renewal = renewals(turn);
      // As the examiner says it: a refusal on the token server's own word, or a server that could not be asked.
      const hindered = renewal === "refused" ? { trouble: "the token server refuses to renew the token (invalid_grant)", renewal: "refused" as const } : renewal === "not-asked" ? { trouble: "the token server could not be asked: connection refused" } : {};
      return { caseFile, diagnosis: well.diagnosis, spent: { logins: 0, canaries: 0 }, ...hindered };
    }, {
      clock,
      onRun: (report) => {
        heard.push(...report.messages.filter((message) => message.event !== "expires"));
        if (turn >= turns) cut.abort();
      },
    });
    await watch.run(cut.signal);
    await store.close();
    return heard;
  };

  test("is told before sending stops, with the token server's word and what to do; and so is its end", async () => {
    const heard = await watchedWith((turn) => (turn > 3 && turn < 12 ? "refused" : "renewed"), 20);
    expect(heard.map((one) => [one.event, one.cause])).toEqual([["broke", "token-not-renewed"], ["recovered", "token-not-renewed"]]);
    expect(heard[0]?.title).toBe("ann@example.com will soon not send: its access token is no longer renewed");
    expect(heard[0]?.evidence).toEqual(["the token server refuses to renew the token (invalid_grant)"]);
    expect(heard[0]?.fix.join(" ")).toContain("Sign in once more with the provider");
  });

  test("near misses: one refusal alone, and a token server that could not be asked, are no alert", async () => {
    expect(await watchedWith((turn) => (turn === 5 ? "refused" : "renewed"), 12)).toEqual([]);
    expect(await watchedWith((turn) => (turn > 3 ? "not-asked" : "renewed"), 12)).toEqual([]);
  });
});

describe("the timeline", () => {
  test("marks the change that stands nearest to the first failure", async () => {
    const clock = new SimulatedClock(startMs);
    const store = await Store.open(":memory:");
    const walks = [
      imagine([opens(), greets(), hello(), upgrades(), helloInTls({ auth: ["PLAIN", "LOGIN"] }), logsIn()]),
      imagine([opens(), greets("220 mx.example.net new software"), hello(), upgrades(), helloInTls({ auth: ["PLAIN", "LOGIN"] }), logsIn()]),
      imagine([opens(), greets("220 mx.example.net new software"), hello(), upgrades(), helloInTls({ auth: ["XOAUTH2"] }), loginRefused("535 5.7.139 basic authentication is disabled")]),
    ];
    let turn = 0;
    const cut = new AbortController();
    const watch = new Watch(settingsOf(1), store, async () => {
      const caseFile = walks[Math.min(turn, walks.length - 1)] as CaseFile;
      turn += 1;
      return { caseFile: { ...caseFile, startedAt: new Date(clock.nowMs()).toISOString() }, diagnosis: diagnose(caseFile), spent: { logins: 1, canaries: 0 } };
    }, { clock, onRun: () => (turn >= 4 ? cut.abort() : undefined) });
    await watch.run(cut.signal);
    const changes = await changesOf(store, "a0", 100);
    expect(changes.map((one) => [one.difference.what, one.nearest])).toEqual([
      ["greeting", "no"],
      ["offer", "yes"],
      ["login", "yes"],
    ]);
    await store.close();
  });
});
