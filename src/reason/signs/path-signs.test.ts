import { expect, test } from "vitest";
import type { PathTraceFacts } from "../../model/path-facts.ts";
import { controlDoesNotOpen, controlOpens, doesNotOpen, endpoint, healthyWalk, imagine, resolves, saw } from "../../testing/imagined.ts";
import { diagnose, readSign } from "../diagnose.ts";
import { signs } from "./index.ts";

const router = { ttl: 1, by: "192.168.1.1", place: "own-network" } as const;
const access = { ttl: 2, by: "198.51.100.1", place: "outside" } as const;
const traced = (facts: Partial<PathTraceFacts>, port = 587) => saw("path-trace", { means: "error-queue", outcome: "no-answer", hops: [], ...facts }, endpoint(port === 587 ? {} : { port, protocol: "imap", security: "tls" }));
const twin = traced({ outcome: "open", hops: [router, access], answeredAt: 8 }, 993);
const silent = [resolves(), doesNotOpen("no-answer"), controlDoesNotOpen("no-answer", 587), controlOpens(443, "web.example.org")];
const refused = [resolves(), doesNotOpen("refused"), controlDoesNotOpen("refused", 587), controlOpens(443, "web.example.org")];
const first = (...drafts: Parameters<typeof imagine>[0][number][]) => diagnose(imagine(drafts)).named[0]?.cause;
const state = (id: keyof typeof signs, ...drafts: Parameters<typeof imagine>[0][number][]) => readSign(signs[id], imagine(drafts)).state;

test("a message from this machine's own address means its own firewall, and rules the network out", () => {
  const own = traced({ outcome: "refused", told: { type: 3, code: 3, by: "192.168.1.7", place: "this-machine" } });
  const { named, ruledOut } = diagnose(imagine([...refused, own, twin]));
  expect(named[0]?.cause).toBe("net-host-firewall-egress");
  expect(ruledOut.map((one) => one.cause)).toContain("net-submission-port-blocked");
});

test("what ends right behind the own router is the own network's, and what passes it is not", () => {
  expect(first(...silent, traced({ hops: [router, { ttl: 2 }] }), twin)).toBe("net-host-firewall-egress");
  expect(first(...silent, traced({ hops: [router, access, { ttl: 3 }] }), twin)).toBe("net-submission-port-blocked");
  expect(first(...silent)).toBe("net-submission-port-blocked");
});

test("a refusal from nearer than the server is not the server's", () => {
  expect(state("refusal-comes-from-the-way", ...refused, traced({ outcome: "refused", hops: [router], answeredAt: 2 }), twin)).toBe("present");
  expect(state("refusal-comes-from-the-way", ...refused, traced({ outcome: "refused", hops: [router, access], answeredAt: 8 }), twin)).toBe("absent");
  expect(state("refusal-comes-from-the-way", ...refused)).toBe("unknown");
});

test("whoever takes calls to addresses that nobody has is a proxy; one address alone proves nothing", () => {
  const at = (address: string) => endpoint({ protocol: "any", host: address, address, port: 587, security: "none" });
  const took = (address: string) => saw("nowhere-connect", { rttMs: 2 }, at(address));
  expect(state("somebody-on-the-way-takes-the-call", took("192.0.2.254"), took("203.0.113.254"))).toBe("present");
  const mute = { kind: "nowhere-connect" as const, about: at("203.0.113.254"), outcome: { ok: false as const, failure: { code: "no-answer" as const, blame: "path" as const, detail: "" } } };
  expect(state("somebody-on-the-way-takes-the-call", took("192.0.2.254"), mute)).toBe("unknown");
});

test("small commands answered and full packets not is a hole; all answered is none", () => {
  const ladder = (fate: "answered" | "silent") => saw("size-ladder", { encrypted: "yes", rungs: [{ octets: 512, fate: "answered", afterMs: 20 }, { octets: 2048, fate, afterMs: 4500 }] });
  expect(state("full-size-packets-vanish", ladder("silent"))).toBe("present");
  expect(first(...healthyWalk(), ladder("silent"))).toBe("net-mtu-blackhole");
  expect(state("full-size-packets-arrive-both-ways", ...healthyWalk(), ladder("answered"))).toBe("present");
  expect(diagnose(imagine([...healthyWalk(), ladder("answered")])).verdict).toBe("healthy");
});

test("a message that is lost where packets are answered is no hole of packets, and one that fills a few packets is", () => {
  const flights = saw("size-ladder", { encrypted: "yes", rungs: [512, 1024, 2048].map((octets) => ({ octets, fate: "answered" as const, afterMs: 20 })) });
  const chunks = (last: number) => saw("size-ladder", { encrypted: "yes", rungs: [...[300, 4096, 32_768].filter((octets) => octets < last).map((octets) => ({ octets, fate: "answered" as const, afterMs: 20, by: "chunk" as const })), { octets: last, fate: "silent" as const, afterMs: 4500, by: "chunk" as const }] });
  expect(state("full-size-packets-vanish", flights, chunks(32_768))).toBe("unknown");
  expect(state("full-size-packets-arrive-both-ways", ...healthyWalk(), flights, chunks(32_768))).toBe("present");
  expect(state("full-size-packets-vanish", chunks(4_096))).toBe("present");
  expect(state("full-size-packets-arrive-both-ways", ...healthyWalk(), chunks(4_096))).toBe("absent");
  expect(state("full-size-packets-vanish", saw("size-ladder", { encrypted: "no", rungs: [{ octets: 512, fate: "answered", afterMs: 2, by: "ehlo" }, { octets: 1024, fate: "closed", afterMs: 2, by: "ehlo" }] }))).toBe("unknown");
});

test("a silent end of a rest is a device's, a farewell the server's own", () => {
  const rest = (last: { fate: "silent" | "closed" | "answered"; showed: "during" | "after" }) => saw("idle-ladder", { rungs: [{ restMs: 30_000, ...last }] });
  expect(first(...healthyWalk(), rest({ fate: "silent", showed: "after" }))).toBe("net-idle-connection-dropped");
  expect(diagnose(imagine([...healthyWalk(), rest({ fate: "closed", showed: "during" })])).verdict).toBe("healthy");
  expect(diagnose(imagine([...healthyWalk(), rest({ fate: "answered", showed: "after" })])).verdict).toBe("healthy");
});
