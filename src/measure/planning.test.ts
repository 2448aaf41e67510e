import { expect, test } from "vitest";
import { controlGreets, type Draft, endpoint, failedAt, greets, helloInTls, host, imagine, opens, shakesHands } from "../testing/imagined.ts";
import type { EndpointSubject, Observation, Subject } from "../model/observation.ts";
import { type PathKind, routesToWalk, waitsInVain } from "./planning.ts";
import type { PlanView } from "./probe.ts";

/** What a plan sees of an imagined case file, while a greeting is still awaited at one endpoint. */
function viewOf(drafts: readonly Draft[], awaited: EndpointSubject | undefined, more: Parameters<typeof imagine>[1] = {}): PlanView<PathKind | "control-greeting"> {
  const { target, routes, observations } = imagine(drafts, more);
  return {
    target,
    routes,
    resolvers: [],
    allowed: () => "yes",
    of: <K extends PathKind | "control-greeting">(kind: K) => observations.filter((one) => one.kind === kind) as Observation<K>[],
    gaps: () => [],
    waiting: (kind): readonly Subject[] => (kind === "smtp-greeting" && awaited !== undefined ? [awaited] : []),
  };
}

test("a greeting in the clear is awaited in vain where the port encrypts from the first byte", () => {
  const clear = endpoint({ port: 465, security: "starttls" });
  const inside = { port: 465, security: "tls" } as const;
  expect(waitsInVain(viewOf([opens(), opens(inside), shakesHands({}, inside)], clear), clear)).toBe(true);
  expect(waitsInVain(viewOf([opens(), opens(inside)], clear), clear)).toBe(false);
});

test("a slow server on a port for mail is waited for, whatever its other ports do", () => {
  const ready = [shakesHands(), helloInTls()];
  const slow = endpoint({ port: 465, security: "tls" });
  const web = endpoint({ port: 443, security: "tls" });
  expect(waitsInVain(viewOf(ready, slow), slow)).toBe(false);
  expect(waitsInVain(viewOf(ready, web), web)).toBe(true);
  expect(waitsInVain(viewOf([], web), web)).toBe(false);
});

test("a host that must not get a login has the other servers of its domain walked too", () => {
  const other = { protocol: "smtp", host: "smtp.right.example", port: 465, security: "tls", source: "provider-data", trust: "login" } as const;
  const of = (trust: "login" | "look-only") => routesToWalk(viewOf([opens()], undefined, { routes: [{ protocol: "smtp", host, port: 587, security: "starttls", source: "in-use", trust }, other] })).map((route) => route.host);
  expect(of("login")).toEqual([host]);
  expect(of("look-only")).toEqual([host, other.host]);
});

test("a greeting is awaited in vain where unrelated servers open and say nothing either", () => {
  const here = endpoint();
  const silent = (at: string) => failedAt("control-greeting", "silent", endpoint({ host: at, address: "203.0.113.6" }), "them");
  expect(waitsInVain(viewOf([opens(), silent("smtp.one.example"), silent("smtp.two.example")], here), here)).toBe(true);
  expect(waitsInVain(viewOf([opens(), silent("smtp.one.example"), controlGreets("220 smtp.two.example ESMTP")], here), here)).toBe(false);
  expect(waitsInVain(viewOf([opens(), silent("smtp.one.example")], here), here)).toBe(false);
});
