import { afterAll, beforeAll, expect, test } from "vitest";
import { Secret } from "../model/secret.ts";
import type { Target } from "../model/target.ts";
import { nodeWorld } from "../world/node.ts";
import { contextOf, listen, type Peer, playSmtp, selfMade } from "../testing/hostile-servers.ts";
import type { Probe } from "./probe.ts";
import { probes } from "./probes/index.ts";
import { measure } from "./run.ts";

const password = "Canary!7c1e-passw0rd";
let pair: { key: string; cert: string };
let context: ReturnType<typeof contextOf>;
beforeAll(async () => {
  pair = await selfMade("mail.test");
  context = contextOf(pair);
});
const closers: (() => void)[] = [];
afterAll(() => {
  for (const close of closers) close();
});

const target: Target = { address: "ann@mail.test", domain: "mail.test", from: "ann@mail.test", credential: { kind: "password", submissionUser: "ann@mail.test", accessUser: "ann@mail.test" }, history: "not-said", controls: [] };

/** One mail host on loopback that counts how many connections stand at once, over all its ports, and the logins. */
async function mailHost(auth: string) {
  let standing = 0;
  let most = 0;
  let logins = 0;
  let loggingIn = 0;
  let mostLogins = 0;
  const count = (behave: (peer: Peer) => Promise<void> | void) => async (peer: Peer) => {
    standing += 1;
    most = Math.max(most, standing);
    peer.raw.once("close", () => {
      standing -= 1;
    });
    await behave(peer);
  };
  const login = async (peer: Peer) => {
    logins += 1;
    loggingIn += 1;
    mostLogins = Math.max(mostLogins, loggingIn);
    await peer.sleep(80);
    loggingIn -= 1;
    peer.say("535 5.7.8 no\r\n");
  };
  const imap = async (peer: Peer) => {
    await peer.secure(context);
    peer.say("* OK ready\r\n");
    for (let line = await peer.line(); line !== undefined; line = await peer.line()) {
      const [tag, verb] = line.split(" ");
      if (verb === "CAPABILITY") peer.say(`* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n${tag} OK\r\n`);
      else if (verb === "AUTHENTICATE") {
        logins += 1;
        loggingIn += 1;
        mostLogins = Math.max(mostLogins, loggingIn);
        await peer.sleep(80);
        loggingIn -= 1;
        peer.say(`${tag} NO [AUTHENTICATIONFAILED] no\r\n`);
      } else peer.say(`${tag} OK\r\n`);
    }
  };
  const turns = { helloTls: `250-mail.test\r\n250 ${auth}`, login };
  const ports = new Map([
    [465, await listen(count((peer) => playSmtp(peer, turns, context, "tls")))],
    [587, await listen(count((peer) => playSmtp(peer, turns, context, "starttls")))],
    [25, await listen(count((peer) => playSmtp(peer, turns, context, "starttls")))],
    [2525, await listen(count((peer) => playSmtp(peer, turns, context, "starttls")))],
    [993, await listen(count(imap))],
  ]);
  closers.push(() => { for (const one of ports.values()) one.close(); });
  const world = nodeWorld({ secret: new Secret(password), users: [target.address], ca: [pair.cert], dns: [], systemLookup: async () => ["127.0.0.1"], divert: (to) => ({ ...to, port: ports.get(to.port)?.port ?? 1 }) });
  return { world, tally: () => ({ most, logins, mostLogins, standing }) };
}

const routes = [
  { protocol: "smtp", host: "mail.test", port: 587, security: "starttls", source: "in-use", trust: "login" },
  { protocol: "imap", host: "mail.test", port: 993, security: "tls", source: "in-use", trust: "login" },
] as const;

test("two connections at once to one server, one login at a time, one login per server and credential", async () => {
  for (const auth of ["AUTH PLAIN", "X-NOTHING"]) {
    const { world, tally } = await mailHost(auth);
    await measure(target, routes, probes, world, { allow: ["looks", "spends-a-login"], writtenBy: "test" });
    const { most, logins, mostLogins } = tally();
    expect(most, auth).toBeLessThanOrEqual(2);
    expect(mostLogins, auth).toBeLessThanOrEqual(1);
    expect(logins, auth).toBeLessThanOrEqual(2);
    expect(logins, auth).toBeGreaterThanOrEqual(1);
  }
});

test("who falls silent is left: never more than two connections stand, and none at the end", async () => {
  let standing = 0;
  let most = 0;
  const mute = await Promise.all([25, 465, 587, 2525].map(async (port) => [port, await listen((peer) => {
    standing += 1;
    most = Math.max(most, standing);
    peer.raw.once("close", () => { standing -= 1; });
  })] as const));
  const ports = new Map(mute);
  closers.push(() => { for (const one of ports.values()) one.close(); });
  const world = nodeWorld({ dns: [], systemLookup: async () => ["127.0.0.1"], divert: (to) => ({ ...to, port: ports.get(to.port)?.port ?? 1 }) });
  const routes = [{ protocol: "smtp", host: "mail.test", port: 587, security: "starttls", source: "in-use", trust: "login" }] as const;
  const { tookMs } = await measure(target, routes, probes, world, { allow: ["looks"], writtenBy: "test", timeoutMs: 400 });
  await new Promise((go) => setTimeout(go, 50));
  expect(most).toBe(2);
  expect(standing).toBe(0);
  // Two at a time through a handful of walks: whoever is never left would let them in one by one, or not at all.
  expect(tookMs).toBeLessThan(4_000);
});

test("without leave no login is spent, and the gap says so", async () => {
  const { world, tally } = await mailHost("AUTH PLAIN");
  const { gaps, observations } = await measure(target, routes, probes, world, { allow: ["looks"], writtenBy: "test" });
  expect(tally().logins).toBe(0);
  expect(gaps.some((gap) => gap.kind === "smtp-login" && gap.why === "not-allowed")).toBe(true);
  expect(observations.some((one) => one.kind === "smtp-hello-tls" && one.ok)).toBe(true);
});

test("an aborted run keeps what is known and ends at once", async () => {
  const silent = await listen(() => {});
  closers.push(silent.close);
  const world = nodeWorld({ dns: [], systemLookup: async () => ["127.0.0.1"], divert: (to) => ({ ...to, port: silent.port }) });
  const cut = new AbortController();
  const began = performance.now();
  setTimeout(() => cut.abort(), 300);
  const { credential: _none, ...plain } = target;
  const caseFile = await measure(plain, [routes[0]], probes, world, { allow: ["looks"], writtenBy: "test", cut: cut.signal });
  expect(performance.now() - began).toBeLessThan(800);
  expect(caseFile.observations.some((one) => one.kind === "tcp-connect" && one.ok)).toBe(true);
  expect(caseFile.gaps.some((gap) => gap.why === "interrupted")).toBe(true);
});

test("a plan is asked again when something came in that it looks at, or somebody is awaited, and is left in peace otherwise", async () => {
  const asked = { one: 0, other: 0, bystander: 0, awaiting: 0 };
  let told = 0;
  const probe = (id: keyof typeof asked, more: Partial<Probe>): Probe => ({ id, gives: ["clock-offset"], asks: "", needs: [], risk: "looks", timeoutMs: 10_000, measure: async () => {}, ...more, plan: (seen) => { asked[id] += 1; return more.plan?.(seen) ?? []; } });
  const machine = { on: "machine" } as const;
  await measure(target, [], [
    probe("one", { plan: () => [machine], measure: async (_about, _world, walk) => { for (let step = 0; step < 5; step += 1) await walk.step("clock-offset", async () => ({ offsetMs: step, from: "x" }) as never); } }),
    probe("other", { needs: ["clock-offset"], gives: ["machine-interfaces"], plan: (seen) => (seen.of("clock-offset").length > 2 ? [machine] : []), measure: async (_about, _world, walk) => void (await walk.step("machine-interfaces", async () => { await new Promise((done) => setTimeout(done, 3_300)); return {} as never; })) }),
    probe("bystander", { needs: ["egress-count"] }),
    probe("awaiting", { needs: ["machine-interfaces"], plan: (seen) => { told = Math.max(told, seen.waiting("machine-interfaces").length); return []; } }),
  ], nodeWorld({ dns: [] }), { allow: ["looks"], writtenBy: "test" });
  expect(asked.other).toBeGreaterThanOrEqual(6);
  expect(told).toBe(1);
  // Once at the start, once while somebody is awaited, once after that.
  expect(asked.bystander).toBeLessThanOrEqual(4);
  expect(asked.one).toBeLessThanOrEqual(4);
});

test("a probe that crashes is our own fault, and the others go on", async () => {
  const broken: Probe = { id: "broken", gives: ["clock-offset"], asks: "", needs: [], risk: "looks", timeoutMs: 1_000, plan: () => [{ on: "machine" }], measure: async () => { throw new TypeError("a bug"); } };
  const { world } = await mailHost("AUTH PLAIN");
  const { observations } = await measure(target, routes, [broken, ...probes], world, { allow: ["looks"], writtenBy: "test" });
  const crash = observations.find((one) => one.kind === "clock-offset");
  expect(crash?.ok === false && crash.failure).toMatchObject({ code: "internal", blame: "us" });
  expect(observations.some((one) => one.kind === "smtp-hello-tls" && one.ok)).toBe(true);
});

test("a plan that asks for a kind it does not declare is stopped", async () => {
  const nosy: Probe = { id: "nosy", gives: ["clock-offset"], asks: "", needs: [], risk: "looks", timeoutMs: 1_000, plan: (seen: { of(kind: never): [] }) => [...seen.of("smtp-login" as never)], measure: async () => {} } as unknown as Probe;
  const { world } = await mailHost("AUTH PLAIN");
  await expect(measure(target, routes, [nosy], world, { allow: ["looks"], writtenBy: "test" })).rejects.toThrow(TypeError);
});
