import { expect, test } from "vitest";
import type { Route } from "../../../model/route.ts";
import { dnsAnswers, doesNotOpen, doesNotResolve, envelope, greets, healthyWalk, helloInTls, imagine, logsIn, opens, resolves, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const today = { host: "smtp.newhost.example", address: "192.0.2.99", port: 465, security: "tls" } as const;
const old = "mail.oldhost.example";
const routes: Route[] = [
  { protocol: "smtp", host: old, port: 587, security: "starttls", source: "in-use", trust: "login" },
  { protocol: "smtp", host: today.host, port: 465, security: "tls", source: "srv", trust: "look-only", because: "_submissions._tcp.example.com SRV" },
];
const works = [resolves(today.host, [today.address]), opens(today), shakesHands({}, today), greets(undefined, today), helloInTls(undefined, today)];
const worked = { history: "worked-before" } as const;

test("names it when what worked before is gone and the domain points elsewhere", () => {
  const { named } = diagnose(imagine([doesNotResolve("name-not-found", old), dnsAnswers("A", [], old, "NXDOMAIN"), ...works], { routes, target: worked }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-host-stale-after-migration"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "outgoing server (SMTP)", from: old, to: today.host });
});

test("names it when the old machine is up and serves no mail any more", () => {
  const { named } = diagnose(imagine([resolves(old), doesNotOpen("refused", { host: old }), doesNotOpen("refused", { host: old, port: 465 }), ...works], { routes, target: worked }));
  expect(named[0]?.cause).toBe("cfg-host-stale-after-migration");
});

test("is silent when the settings never worked, and when it still works", () => {
  const gone = [doesNotResolve("name-not-found", old), dnsAnswers("A", [], old, "NXDOMAIN"), ...works];
  expect(diagnose(imagine(gone, { routes, target: { history: "never-worked" } })).named.map((one) => one.cause)).toEqual(["cfg-wrong-smtp-host"]);
  const login = { host: old };
  expect(diagnose(imagine([resolves(old), opens(login), helloInTls(undefined, login), logsIn(login), envelope(undefined, undefined, {}, login), ...works], { routes, target: worked })).verdict).toBe("healthy");
  expect(diagnose(imagine(healthyWalk(), { target: worked })).named).toEqual([]);
});
