import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDomainTarget } from "../../ask/domain-order.ts";
import { httpGet } from "../../world/http.ts";
import { scriptedWorld } from "../../world/scripted.ts";
import type { World } from "../../world/world.ts";
import { measure } from "../run.ts";
import type { Probe } from "../probe.ts";
import { domainAgeProbe } from "./domain-age.ts";

/** What IANA's list and the registry answer in one test. */
let list: string | Buffer = "";
let answer: { readonly status: number; readonly body: string | Buffer; readonly location?: string } = { status: 200, body: "" };
let asked: string[] = [];
let server: Server;
let base = "";

beforeAll(async () => {
  server = createServer((request, reply) => {
    asked.push(request.url ?? "");
    if (request.url === "/rdap/dns.json") return void reply.end(list);
    reply.writeHead(answer.status, answer.location === undefined ? {} : { location: answer.location });
    reply.end(answer.body);
  });
  await new Promise<void>((up) => server.listen(0, "127.0.0.1", up));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

const services = (urls: unknown = ["http://rdap.example/", "https://rdap.example/"]) => JSON.stringify({ services: [[["net"], ["https://other.example/"]], [["com", "org"], urls]] });
const registered = JSON.stringify({ events: [{ eventAction: "last changed", eventDate: "2026-11-01T00:00:00Z" }, { eventAction: "registration", eventDate: "2026-11-14T00:00:00Z" }] });

/** The world of a script, whose requests end at the server of this file, whatever host they name. */
function world(): World {
  const paper = scriptedWorld({ startsAt: "2026-11-24T12:00:00Z" });
  return { ...paper, httpGet: (url, limits, _until, cut) => httpGet(url.replace(/^https:\/\/[^/]+/, base), limits, performance.now() + 3_000, () => performance.now(), cut) };
}

async function age(domain = "example.com") {
  asked = [];
  const { observations } = await measure(readDomainTarget({ domain, sendsFrom: [], through: [], selector: [], resolver: [] }), [], [domainAgeProbe(domain) as unknown as Probe], world(), { cut: new AbortController().signal, allow: ["looks"], writtenBy: "test" });
  const [one] = observations;
  return one?.kind !== "domain-age" ? "nothing" : one.ok ? one.saw : one.failure.code;
}

test("two requests: the list of registries, and the registry of the name's top level", async () => {
  [list, answer] = [services(), { status: 200, body: registered }];
  expect(await age()).toEqual({ registered: "2026-11-14T00:00:00Z", days: 10, registry: "rdap.example" });
  expect(asked).toEqual(["/rdap/dns.json", "/domain/example.com"]);
});

test("a name that the registry does not know, and a top level without a registry, are not called young", async () => {
  [list, answer] = [services(), { status: 404, body: "{}" }];
  expect(await age()).toBe("name-not-found");
  expect(await age("example.xyz")).toBe("name-not-found");
  expect(asked).toEqual(["/rdap/dns.json"]);
});

test.each([
  ["a page of a web site", "<html>login</html>"],
  ["nothing", ""],
  ["null", "null"],
  ["a list in place of an object", "[]"],
  ["services of another form", '{"services":{"com":"https://rdap.example/"}}'],
  ["services of numbers", '{"services":[[1,2],[[3],[4]],null,"x"]}'],
  ["only a way in the clear", services(["http://rdap.example/"])],
  ["a deep nest", `${"[".repeat(100_000)}`],
  ["three megabytes", Buffer.alloc(3 * 1024 * 1024, 32)],
])("a list that is %s ends in a failure, and no registry is asked", async (_name, text) => {
  [list, answer] = [text, { status: 200, body: registered }];
  // "internal" would be a fault of our own.
  expect(["malformed-reply", "name-not-found", "too-much"]).toContain(await age());
  expect(asked).toEqual(["/rdap/dns.json"]);
});

test.each([
  ["a page of a web site", { status: 200, body: "<html>" }],
  ["no events", { status: 200, body: "{}" }],
  ["events of another form", { status: 200, body: '{"events":{"registration":"x"}}' }],
  ["an event without a date", { status: 200, body: '{"events":[{"eventAction":"registration"}]}' }],
  ["a date that is none", { status: 200, body: '{"events":[{"eventAction":"registration","eventDate":"yesterday"}]}' }],
  ["events of nothing", { status: 200, body: '{"events":[null]}' }],
  ["a megabyte", { status: 200, body: Buffer.alloc(1024 * 1024, 32) }],
  ["a redirect to itself for ever", { status: 302, body: "", location: "/domain/example.com" }],
  ["another scheme", { status: 302, body: "", location: "file:///etc/passwd" }],
  ["too many requests", { status: 429, body: registered }],
])("a registry that answers %s gives no age", async (_name, hostile) => {
  [list, answer] = [services(), hostile];
  // "internal" would be a fault of our own.
  expect(["malformed-reply", "name-not-found", "too-much"]).toContain(await age());
  expect(asked.length).toBeLessThanOrEqual(5);
});
