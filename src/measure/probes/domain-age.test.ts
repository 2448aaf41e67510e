import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDomainTarget } from "../../ask/domain-order.ts";
import { httpGet } from "../../world/http.ts";
import { scriptedWorld } from "../../world/scripted.ts";
import type { World } from "../../world/world.ts";
import { measure } from "../run.ts";
import type { Probe } from "../probe.ts";
import { domainAgeProbe, registryOf } from "./domain-age.ts";

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

// The form of answers as registries give them: Verisign and the registries behind CentralNic write events so; DENIC publishes the last change alone.
test.each([
  ["Verisign", '{"objectClassName":"domain","handle":"2138514_DOMAIN_COM-VRSN","ldhName":"EXAMPLE.COM","status":["client delete prohibited"],"events":[{"eventAction":"registration","eventDate":"1997-09-15T04:00:00Z"},{"eventAction":"expiration","eventDate":"2028-09-14T04:00:00Z"},{"eventAction":"last changed","eventDate":"2019-09-09T15:39:04Z"},{"eventAction":"last update of RDAP database","eventDate":"2026-11-24T09:00:01Z"}]}', { registered: "1997-09-15T04:00:00Z", ends: "2028-09-14T04:00:00Z" }],
  ["microseconds and a number for an actor", '{"events":[{"eventDate":"2014-04-29T14:08:54.068772Z","eventActor":9999,"eventAction":"registration"},{"eventDate":"2017-06-07T06:39:57.707217Z","eventActor":9999,"eventAction":"last changed"},{"eventDate":"2022-04-29T14:08:54.068772Z","eventAction":"expiration"}],"handle":"D0000000007-VERS"}', { registered: "2014-04-29T14:08:54.068772Z", ends: "2022-04-29T14:08:54.068772Z" }],
  ["a date with an offset", '{"events":[{"eventAction":"registration","eventDate":"2020-02-01T10:00:00+09:00"}]}', { registered: "2020-02-01T10:00:00+09:00" }],
])("an answer of the form of %s is read", async (_name, body, expected) => {
  [list, answer] = [services(), { status: 200, body }];
  expect(await age()).toMatchObject(expected);
});

test("a registry that publishes only the last change makes no domain young", async () => {
  [list, answer] = [services(), { status: 200, body: '{"objectClassName":"domain","ldhName":"example.com","status":["active"],"events":[{"eventAction":"last changed","eventDate":"2026-11-20T11:14:53+01:00"}]}' }];
  expect(await age()).toBe("malformed-reply");
});

test("of several entries for a name the one with the most labels counts (RFC 9224 section 4)", async () => {
  const bootstrap = { services: [[["uk"], ["https://wide.example/"]], [["gov.uk"], ["https://narrow.example/"]], [["k"], ["https://wrong.example/"]]] };
  expect(registryOf("tax.GOV.uk", bootstrap)).toBe("https://narrow.example/");
  expect(registryOf("shop.co.uk", bootstrap)).toBe("https://wide.example/");
  expect(registryOf("example.de", bootstrap)).toBeUndefined();
});
