import { expect, test } from "vitest";
import { paperZone } from "../../testing/paper-zone.ts";
import { SimulatedClock } from "../../testing/simulated-clock.ts";
import { Failed } from "../../world/classify.ts";
import { scriptedWorld } from "../../world/scripted.ts";
import type { World } from "../../world/world.ts";
import { domainExaminer } from "./examine-watched-domain.ts";
import type { Message } from "./message.ts";
import { readWatchSettings } from "./settings.ts";
import { Store } from "./store.ts";
import { changesOf, Watch } from "./watch.ts";

const startMs = Date.parse("2026-11-24T00:00:00Z");
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

type Zone = Readonly<Record<string, readonly string[] | "failed">>;
const healthy: Zone = {
  "MX example.com": ["10 mail.example.com"],
  "A mail.example.com": ["192.0.2.25"],
  "TXT example.com": ["v=spf1 mx -all"],
  "TXT _dmarc.example.com": ["v=DMARC1; p=reject"],
  "PTR 25.2.0.192.in-addr.arpa": ["mail.example.com"],
};

/** A world whose DNS is as the zone of the hour says, and whose registry says one day. */
function worldAt(clock: SimulatedClock, zoneAt: (hour: number) => Zone, registry: { asked: number; ends: string }): () => World {
  return () => {
    const base = scriptedWorld({});
    const json = (value: unknown) => ({ status: 200, headers: {}, finalUrl: "https://rdap.example/", body: Buffer.from(JSON.stringify(value)) });
    return {
      ...base,
      wallClock: () => new Date(clock.nowMs()),
      async httpGet(url: string) {
        if (url.startsWith("https://data.iana.org/")) return json({ services: [[["com"], ["https://rdap.example/"]]] });
        registry.asked += 1;
        return json({ events: [{ eventAction: "registration", eventDate: "2010-01-01T00:00:00Z" }, { eventAction: "expiration", eventDate: registry.ends }] });
      },
      async ask(question) {
        const found = await paperZone(zoneAt((clock.nowMs() - startMs) / hourMs)).resolve(question.name, question.type as "A");
        if (found.state === "failed") throw new Failed("resolver-silent", "path", "no answer");
        const values = found.state === "found" ? found.values : [];
        return { resolver: question.server, rcode: found.state === "no-name" ? "NXDOMAIN" : "NOERROR", authoritative: "no", authenticated: "no", via: "udp", answers: values.map((value) => ({ name: question.name, type: question.type, ttl: 300, value })), authority: [] };
      },
    };
  };
}

async function watched(zoneAt: (hour: number) => Zone, hours: number, registry = { asked: 0, ends: "2030-01-01T00:00:00Z" }) {
  const clock = new SimulatedClock(startMs);
  const store = await Store.open(":memory:");
  const settings = readWatchSettings('[[alert]]\nname = "ops"\nkind = "command"\ncommand = "true"\n[[domain]]\nname = "example.com"\nsends-from = ["mail.example.com"]\nevery = "1h"\nregistry = true\n', "watch.toml");
  const heard: { readonly hour: number; readonly message: Message }[] = [];
  const cut = new AbortController();
  const examineDomain = domainExaminer(settings, worldAt(clock, zoneAt, registry));
  let underWay: Promise<unknown> = Promise.resolve();
  let over: (value?: unknown) => void = () => {};
  const watch = new Watch(settings, store, () => Promise.reject(new TypeError("there is no account")), {
    // An examination takes none of the simulated time, however many turns of the event loop it needs.
    clock: {
      nowMs: () => clock.nowMs(),
      until: async (ms, until) => {
        await underWay;
        await clock.until(ms, until);
      },
    },
    examineDomain(domain, until) {
      underWay = new Promise((resolve) => {
        over = resolve;
      });
      return examineDomain(domain, until);
    },
    onTrouble: (_who, sentence) => {
      throw new Error(sentence);
    },
    onRun(report) {
      for (const message of report.messages) heard.push({ hour: (Date.parse(report.outcome.at) - startMs) / hourMs, message });
      over();
      if (clock.nowMs() > startMs + hours * hourMs) cut.abort();
    },
  });
  await watch.run(cut.signal);
  const changes = await changesOf(store, "example.com", 500);
  await store.close();
  return { heard, changes };
}

test("a record that breaks is told once with its cause and what to publish, and its mending once", async () => {
  const { heard, changes } = await watched((hour) => (hour >= 5 && hour < 10 ? { ...healthy, "TXT example.com": ["v=spf1 ip4:203.0.113.1 -all"] } : healthy), 16);
  expect(heard.map((one) => [one.message.event, one.message.cause])).toEqual([
    ["broke", "dns-spf-dkim-missing"],
    ["recovered", "dns-spf-dkim-missing"],
  ]);
  const [broke, recovered] = heard;
  expect((broke?.hour ?? 99) - 5).toBeLessThanOrEqual(2);
  expect((recovered?.hour ?? 99) - 10).toBeLessThanOrEqual(2);
  expect(broke?.message.title).toMatch(/^example\.com puts its mail at risk: /);
  expect(broke?.message.fix.join("\n")).toContain("ip4:192.0.2.25");
  expect(broke?.message.changed).toContain("SPF of example.com: v=spf1 mx -all -> v=spf1 ip4:203.0.113.1 -all");
  expect(changes.map((one) => one.difference.about)).toContain("SPF for mail.example.com");
});

test("a second fault behind the first is told by itself, and so is the mending of one of the two", async () => {
  const { "PTR 25.2.0.192.in-addr.arpa": _pointer, ...nameless } = healthy;
  const spoiled = { "TXT example.com": ["v=spf1 ip4:203.0.113.1 -all"] };
  const { heard } = await watched((hour) => (hour < 5 ? healthy : hour < 10 ? { ...healthy, ...spoiled } : hour < 16 ? { ...nameless, ...spoiled } : hour < 22 ? nameless : healthy), 30);
  expect(heard.map((one) => [one.message.event, one.message.cause])).toEqual([
    ["broke", "dns-spf-dkim-missing"],
    ["joined", "dns-ptr-missing"],
    ["eased", "dns-ptr-missing"],
    ["recovered", "dns-ptr-missing"],
  ]);
  expect(heard[1]?.message.title).toMatch(/^example\.com puts its mail at risk for a further reason: /);
  expect(heard[2]?.message.title).toMatch(/^example\.com: mended is dns-spf-dkim-missing; what remains: /);
}, 30_000);

test("a resolver that is silent for hours says nothing about the domain", async () => {
  const silent = Object.fromEntries(Object.keys(healthy).map((key) => [key, "failed" as const]));
  const { heard } = await watched((hour) => (hour >= 3 && hour < 9 ? silent : healthy), 14);
  expect(heard).toEqual([]);
});

test("the end of the registration is told at each lead time once, and the registry is asked once a day", async () => {
  const registry = { asked: 0, ends: new Date(startMs + 9 * dayMs).toISOString() };
  const { heard } = await watched(() => healthy, 72, registry);
  expect(heard.map((one) => [one.message.event, Math.floor(one.hour / 24)])).toEqual([
    ["expires", 0],
    ["expires", 2],
  ]);
  expect(heard[0]?.message.title).toMatch(/^domain of example\.com ends in 9 days/);
  expect(registry.asked).toBeLessThanOrEqual(4);
}, 30_000);
