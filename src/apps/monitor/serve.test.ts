import { afterEach, beforeEach, expect, test } from "vitest";
import { diagnose } from "../../reason/diagnose.ts";
import { healthyWalk, imagine } from "../../testing/imagined.ts";
import { fresh } from "./judgement.ts";
import { renderNagios } from "./nagios.ts";
import { snapshotOf } from "./measures.ts";
import { type Operated, operatorRoutes } from "./serve.ts";
import { readWatchSettings } from "./settings.ts";
import { Store } from "./store.ts";

const caseFile = imagine(healthyWalk());
const diagnosis = diagnose(caseFile);
let store: Store;
let operated: Operated;
let probes = 0;

beforeEach(async () => {
  store = await Store.open(":memory:");
  probes = 0;
  await store.keep({ account: 'a"\\nb', caseFile, verdict: "healthy", outcome: { at: caseFile.startedAt, state: "well", depth: "login" }, standing: { ...fresh, state: "well" }, spent: { logins: 1, canaries: 0 }, messages: [], told: [] });
  operated = {
    settings: readWatchSettings('[[account]]\nname = "me"\naddress = "ann@example.com"', "watch.toml"),
    store,
    examine: async () => {
      probes += 1;
      return { caseFile, diagnosis, spent: { logins: 0, canaries: 0 } };
    },
    snapshots: () => [snapshotOf("me", "ann@example.com", caseFile, diagnosis, { ...fresh, state: "well" }, 1500)],
    counters: async () => ({ runs: 7, logins: 2, canaries: 0, alertsWaiting: 1, troubles: 0 }),
    lastAliveMs: () => Date.now(),
  };
});
afterEach(() => store.close());

const ask = async (path: string) => operatorRoutes(operated).request(path);

test("metrics are valid Prometheus text: each family told once, each sample a number", async () => {
  const answer = await ask("/metrics");
  expect(answer.headers.get("content-type")).toContain("version=0.0.4");
  const lines = (await answer.text()).trimEnd().split("\n");
  const families = lines.filter((line) => line.startsWith("# TYPE")).map((line) => line.split(" ")[2]);
  expect(new Set(families).size).toBe(families.length);
  for (const line of lines.filter((one) => !one.startsWith("#"))) expect(line).toMatch(/^cantsend_[a-z_]+(\{([a-z_]+="(?:[^"\\\n]|\\.)*",?)*\})? -?[\d.]+(e[+-]?\d+)?$/);
  const text = lines.join("\n");
  expect(text).toContain('cantsend_up{account="me",address="ann@example.com"} 1');
  expect(text).toContain('cantsend_step_duration_seconds{account="me",address="ann@example.com",step="tls-handshake"}');
  expect(text).toContain('what="certificate"');
  expect(text).toContain("cantsend_logins_spent_total 2");
});

test("a probe looks at a watched account and at nobody else", async () => {
  const known = await ask("/probe?target=ann@example.com");
  expect(await known.text()).toContain("probe_success 1");
  expect(probes).toBe(1);
  expect((await ask("/probe?target=stranger@example.org")).status).toBe(400);
  expect((await ask("/probe")).status).toBe(400);
  expect(probes).toBe(1);
});

test("health is said by what was done, not by being asked", async () => {
  expect((await ask("/healthz")).status).toBe(200);
  operated = { ...operated, lastAliveMs: () => Date.now() - 3_600_000 };
  expect((await ask("/healthz")).status).toBe(503);
});

test("what is not there is answered as such", async () => {
  for (const path of ["/api/accounts/nobody/runs", "/api/runs/999/case", "/api/runs/x/case", "/anything"]) expect((await ask(path)).status).toBe(404);
  expect(((await (await ask("/api/accounts")).json()) as { accounts: unknown[] }).accounts).toHaveLength(1);
  expect(await (await ask("/api/runs/1/case")).json()).toEqual(caseFile);
});

test("Nagios gets one line and the exit codes of its plug-ins", () => {
  const now = Date.parse("2026-11-24T00:00:00Z");
  const well = renderNagios(diagnosis, caseFile, now, { warnDays: 14 });
  expect(well).toMatchObject({ code: 0 });
  expect(well.line).toMatch(/^CANTSEND OK - \S+ can send \| time=[\d.]+s;;;0 expiry_days=\d+;14:;0:$/);
  expect(renderNagios(diagnosis, caseFile, now, { warnDays: 1000 }).code).toBe(1);
  const [first] = diagnose(imagine(healthyWalk())).named;
  expect(first).toBeUndefined();
  const ill = { ...diagnosis, verdict: "named" as const, named: [{ cause: "tls-cert-expired", group: "tls", family: "cert", stage: "tls", title: "The | certificate\nhas expired", certainty: "certain", because: [], notExcluded: [], remedy: { who: "you", steps: [], proveBy: [] } }] } as never;
  const bad = renderNagios(ill, caseFile, now, { warnDays: 14 });
  expect(bad.code).toBe(2);
  expect(bad.line.split("|")).toHaveLength(2);
  expect(bad.line).not.toContain("\n");
});
