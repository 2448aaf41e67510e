import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ask, enter } from "../../testing/ask-page.ts";
import { demoPlace } from "./place.ts";
import { type Served, servePage } from "./serve.ts";

let served: Served;
let inside: Awaited<ReturnType<typeof enter>>;
beforeAll(async () => {
  served = await servePage({ place: await demoPlace("closed-port"), port: 0, store: "/nowhere/watch.sqlite" });
  inside = await enter(served);
});
afterAll(() => served.close());

/** Every route that there is, by the source, with something in the place of its parameters. */
const routes = [...readFileSync(new URL("serve.ts", import.meta.url), "utf8").matchAll(/inside\.(get|post)\((?:"|`)\/([^"`]*)/g)].map(([, method = "", path = ""]) => ({ method: method.toUpperCase(), path: path.replace(/:\w+/g, "x").replace("${form}", "case.json").replace("${name}", "page.js") }));

/** What a page of elsewhere, a name that was made to point here, and a stranger on this machine can send. */
const intruders: Readonly<Record<string, (own: string) => Readonly<Record<string, string>>>> = {
  "without the cookie": () => ({ origin: inside.origin }),
  "with a cookie of another value": () => ({ origin: inside.origin, cookie: "cantsend=x" }),
  "with another Host": (cookie) => ({ host: `evil.example:${served.port}`, origin: inside.origin, cookie }),
  "with localhost as its Host": (cookie) => ({ host: `localhost:${served.port}`, origin: inside.origin, cookie }),
  "with a forwarded Host": (cookie) => ({ host: "evil.example", "x-forwarded-host": `127.0.0.1:${served.port}`, origin: inside.origin, cookie }),
  "of another page": (cookie) => ({ origin: "http://evil.example", cookie }),
  "of a sandboxed page": (cookie) => ({ origin: "null", cookie }),
  "of another port of this machine": (cookie) => ({ origin: `http://127.0.0.1:${served.port - 1}`, "sec-fetch-site": "same-site", cookie }),
  "of a page of elsewhere without its name": (cookie) => ({ "sec-fetch-site": "cross-site", cookie }),
};

test("every route is found, the line of events among them", () => {
  expect(routes.length).toBeGreaterThan(12);
  expect(routes.map((one) => one.path)).toEqual(expect.arrayContaining(["api/runs/x/events", "api/runs", "api/watch/x", "api/runs/x/case.json"]));
});

for (const [who, headersOf] of Object.entries(intruders)) {
  test(`a request ${who} gets nothing from any route`, async () => {
    for (const { method, path } of routes) {
      const answer = await ask(served.port, `${inside.path}${path}`, { method, headers: { "content-type": "application/json", ...headersOf(inside.cookie) }, ...(method === "POST" ? { body: "{}" } : {}) });
      // Strangers in such numbers are slowed down besides.
      expect([403, 429], `${method} ${path}`).toContain(answer.status);
      expect(answer.headers["set-cookie"]).toBeUndefined();
      expect(answer.headers["access-control-allow-origin"]).toBeUndefined();
    }
  });
}

test("a change without an Origin, and one asked for in advance by another page, are refused", async () => {
  for (const { method, path } of routes) {
    const headers = { cookie: inside.cookie, "content-type": "application/json" };
    if (method === "POST") expect((await ask(served.port, `${inside.path}${path}`, { method, headers, body: "{}" })).status, path).toBe(403);
    const asked = await ask(served.port, `${inside.path}${path}`, { method: "OPTIONS", headers: { origin: "http://evil.example", "access-control-request-method": method, cookie: inside.cookie } });
    expect(asked.status).toBe(403);
    expect(Object.keys(asked.headers).filter((name) => name.startsWith("access-control"))).toEqual([]);
  }
});

test("a flood of strangers does not shut out the page", async () => {
  await Promise.all(Array.from({ length: 200 }, () => ask(served.port, `${inside.path}api/welcome`, { headers: { "sec-fetch-site": "cross-site" } })));
  await Promise.all(Array.from({ length: 200 }, () => ask(served.port, `${inside.path}api/welcome`)));
  expect((await ask(served.port, `${inside.path}api/welcome`, { headers: { cookie: inside.cookie } })).status).toBe(200);
});

test("no spelling of a path leads out of what there is", async () => {
  const up = ["..", "%2e%2e", "..%2f", "%2e%2e%2f", "%252e%252e%252f", "..%5c", "..\\", "..;", "%c0%ae%c0%ae", "\u2025", "....//", "..%00", "%2e%2e%5c"];
  for (const dots of up) {
    for (const path of [`${inside.path}${dots}/${dots}/package.json`, `${inside.path}api/causes/${dots}${dots}package.json`, `${inside.path}api/runs/${dots}/case.json`, `${inside.path}api/watch/${dots}/case.json`, `${inside.path}page.js/${dots}/${dots}/index.ts`, `/${dots}/etc/passwd`]) {
      const answer = await ask(served.port, encodeURI(path).replaceAll("%25", "%"), { headers: { cookie: inside.cookie } });
      expect([400, 403, 404], path).toContain(answer.status);
      expect(answer.text).not.toMatch(/root:|"dependencies"|import \{/);
    }
  }
});

/** What a raw request gets, as no client library would send it. */
const raw = (text: string) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect({ host: "127.0.0.1", port: served.port }, () => socket.end(text));
    let answer = "";
    socket.setEncoding("utf8").on("data", (part: string) => (answer += part));
    socket.on("end", () => resolve(answer.split("\r\n")[0] ?? ""));
    socket.on("error", reject);
  });

test("requests that no browser sends get nothing", async () => {
  const own = `127.0.0.1:${served.port}`;
  const path = `${inside.path}api/welcome`;
  // Two hosts, none, one in the request line: whatever the server takes of it, it is not let in.
  expect(await raw(`GET ${path} HTTP/1.1\r\nHost: ${own}\r\nHost: evil.example\r\nCookie: ${inside.cookie}\r\nConnection: close\r\n\r\n`)).toMatch(/ (400|403|200) /);
  expect(await raw(`GET ${path} HTTP/1.1\r\nHost: evil.example\r\nHost: ${own}\r\nCookie: ${inside.cookie}\r\nConnection: close\r\n\r\n`)).toMatch(/ (400|403) /);
  expect(await raw(`GET ${path} HTTP/1.0\r\nCookie: ${inside.cookie}\r\n\r\n`)).toMatch(/ (400|403) /);
  expect(await raw(`GET http://evil.example${path} HTTP/1.1\r\nHost: evil.example\r\nCookie: ${inside.cookie}\r\nConnection: close\r\n\r\n`)).toMatch(/ (400|403) /);
  expect(await raw(`POST ${inside.path}api/runs HTTP/1.1\r\nHost: ${own}\r\nOrigin: ${inside.origin}\r\nCookie: ${inside.cookie}\r\nContent-Type: application/json\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n`)).toMatch(/ 400 /);
});

test("a body that is larger than it says, sent in pieces, is cut off at the limit", async () => {
  const status = await raw(`POST ${inside.path}api/runs HTTP/1.1\r\nHost: 127.0.0.1:${served.port}\r\nOrigin: ${inside.origin}\r\nCookie: ${inside.cookie}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n${"10000\r\n".concat("x".repeat(65_536), "\r\n").repeat(56)}0\r\n\r\n`);
  expect(status).toMatch(/ 413 /);
});
