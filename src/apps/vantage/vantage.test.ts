import { createServer } from "node:https";
import { request } from "node:https";
import type { AddressInfo } from "node:net";
import { connect } from "node:tls";
import { afterEach, expect, test } from "vitest";
import { mostLooks, vantageAnswerForm } from "../../ask/vantage-protocol.ts";
import { withoutOwnPlace } from "../../measure/look-elsewhere.ts";
import type { CaseFile } from "../../model/case-file.ts";
import { doesNotOpen, type Draft, imagine } from "../../testing/imagined.ts";
import { lineServer } from "../../testing/line-server.ts";
import { askVantage, readVantageUrl, type VantagePlace } from "./ask.ts";
import { selfMade } from "./certificate.ts";
import { RateLimit } from "./limits.ts";
import { serveVantage, type VantageOptions } from "./serve.ts";

const token = "t0ken-that-nobody-guesses-4711";
const never = new AbortController().signal;
const clock = { now: () => performance.now(), wallClock: () => new Date() };
const toClose: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(toClose.splice(0).map((close) => close()));
});

async function served(more: Partial<VantageOptions> = {}): Promise<VantagePlace> {
  const certificate = await selfMade();
  const { port, close } = await serveVantage({ host: "127.0.0.1", port: 0, token, certificate, name: "office", ports: [587], privateTargets: "allowed", ...more });
  toClose.push(close);
  return { host: "127.0.0.1", port, fingerprint256: certificate.fingerprint256, token };
}

const smtp = () =>
  lineServer("220 mail.example.net ESMTP, hello dsl-7.isp.example [198.51.100.99]", [
    [/^EHLO/, "250-mail.example.net hello dsl-7.isp.example [198.51.100.99]\n250-SIZE 1000\n250 AUTH PLAIN"],
    [/^QUIT/, "221 bye"],
  ]);

const about = (host: string, port: number, security: "none" | "starttls" | "tls" = "none"): CaseFile => imagine([doesNotOpen("no-answer", { host, port, security })] as Draft[], { route: { host, port, security }, target: { controls: [] } });

/** Any request, by hand. */
function post(place: VantagePlace, body: string, more: { readonly token?: string; readonly method?: string; readonly path?: string } = {}): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: place.host, port: place.port, method: more.method ?? "POST", path: more.path ?? "/v1/look", rejectUnauthorized: false, agent: false, headers: { authorization: `Bearer ${more.token ?? token}`, "content-length": Buffer.byteLength(body) } }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.once("end", () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.once("error", reject);
    asked.end(body);
  });
}
const wish = (host: string, port: number, as = "none") => JSON.stringify({ version: 1, look: [{ host, port, as }] });

test("a server that answers there is seen as far as before the login, without the other place's own address", async () => {
  await using mail = await smtp();
  const place = await served({ ports: [mail.port] });
  const found = await askVantage(place, about("127.0.0.1", mail.port), clock, never);
  expect(found.gaps).toEqual([]);
  expect(found.observations.map((one) => one.kind)).toEqual(["elsewhere-connect", "elsewhere-greeting", "elsewhere-hello"]);
  expect(found.observations.every((one) => one.vantage === "elsewhere (office)")).toBe(true);
  const text = JSON.stringify(found);
  expect(text).not.toContain("198.51.100.99");
  expect(text).not.toContain("dsl-7.isp.example");
  expect(text).not.toContain("localAddress");
  expect(mail.heard.some((line) => /^(AUTH|MAIL|RCPT|DATA)/.test(line))).toBe(false);
});

test("a refusal there is told as one", async () => {
  const mail = await smtp();
  const { port } = mail;
  await mail[Symbol.asyncDispose]();
  const found = await askVantage(await served({ ports: [port] }), about("127.0.0.1", port), clock, never);
  expect(found.observations).toMatchObject([{ kind: "elsewhere-connect", ok: false, failure: { code: "refused" } }]);
});

test.each(["127.0.0.1", "10.0.0.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "::1", "fe80::1", "::ffff:127.0.0.1"])("%s is refused unless the owner allows private targets", async (host) => {
  const place = await served({ privateTargets: "refused" });
  const found = await askVantage(place, about(host, 587), clock, never);
  expect(found.observations).toEqual([]);
  expect(found.gaps[0]?.detail).toContain("private or reserved");
});

test("a name that leads into a private network is refused, and what it means there is not told", async () => {
  const place = await served({ privateTargets: "refused", world: { systemLookup: async () => ["192.168.1.25", "fd00::25"] } });
  const { text } = await post(place, wish("intranet.example", 587));
  expect(JSON.parse(text)).toMatchObject({ observations: [], refused: [{ host: "intranet.example", port: 587, why: "address-not-allowed" }] });
  expect(text).not.toContain("192.168");
});

test("of a name with a public and a private address only the public one is connected to; a resolver that changes its mind changes nothing", async () => {
  const dialled: string[] = [];
  let asked = 0;
  const place = await served({
    privateTargets: "refused",
    world: {
      systemLookup: async () => (asked++ === 0 ? ["1.1.1.1", "127.0.0.1"] : ["127.0.0.1"]),
      divert: (to) => {
        dialled.push(to.address);
        return { address: "127.0.0.1", port: 1 };
      },
    },
  });
  await post(place, wish("rebinding.example", 587));
  expect([...new Set(dialled)]).toEqual(["1.1.1.1"]);
  expect(asked).toBe(1);
});

test("a port that the owner does not allow is not visited", async () => {
  await using mail = await smtp();
  const place = await served({ ports: [587] });
  const found = await askVantage(place, about("127.0.0.1", mail.port), clock, never);
  expect(found.observations.filter((one) => one.about.on === "endpoint" && one.about.port !== 587)).toEqual([]);
  expect(found.gaps[0]?.detail).toContain("--allow");
  expect(mail.heard).toEqual([]);
});

test.each([
  ["a password", { version: 1, look: [{ host: "127.0.0.1", port: 587, as: "none", password: "s3cret-canary" }] }],
  ["a user at the top", { version: 1, user: "s3cret-canary", look: [{ host: "127.0.0.1", port: 587, as: "none" }] }],
  ["a host that is a line", { version: 1, look: [{ host: "s3cret-canary\r\nMAIL FROM:<>", port: 587, as: "none" }] }],
  ["too many servers", { version: 1, look: Array.from({ length: mostLooks + 1 }, () => ({ host: "s3cret-canary", port: 587, as: "none" })) }],
  ["another version", { version: 2, look: [{ host: "s3cret-canary", port: 587, as: "none" }] }],
  ["nothing to look at", { version: 1, look: [] }],
])("a request with %s is refused, and neither answered nor logged with what was in it", async (_what, body) => {
  const lines: string[] = [];
  const { status, text } = await post(await served({ log: (line) => lines.push(line) }), JSON.stringify(body));
  expect(status).toBe(400);
  expect(text + lines.join()).not.toContain("s3cret-canary");
  expect(lines).toHaveLength(1);
});

test("a wrong token, another path, another method, no JSON and a huge body are refused", async () => {
  const place = await served();
  expect((await post(place, wish("127.0.0.1", 587), { token: "wrong" })).status).toBe(401);
  expect((await post(place, wish("127.0.0.1", 587), { path: "/" })).status).toBe(404);
  expect((await post(place, "", { method: "GET" })).status).toBe(404);
  expect((await post(place, "{")).status).toBe(400);
  expect(await post(place, "x".repeat(20_000)).then(({ status }) => status, () => 413)).toBe(413);
});

test("who guesses tokens is not heard any more, with the right one neither", async () => {
  const place = await served();
  for (let guess = 0; guess < 20; guess++) await post(place, "{}", { token: `guess-${guess}` });
  expect((await post(place, wish("127.0.0.1", 587))).status).toBe(429);
});

test("one server is not visited endlessly through another place", async () => {
  const place = await served({ ports: [1] });
  const statuses: number[] = [];
  for (let turn = 0; turn < 11; turn++) statuses.push((await post(place, wish("127.0.0.1", 1, "connect"))).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
});

test("who connects and says nothing, or drips a header, is cut off, and others are served meanwhile", async () => {
  const place = await served();
  const idle = [connect({ host: place.host, port: place.port, rejectUnauthorized: false }), connect({ host: place.host, port: place.port, rejectUnauthorized: false }, () => idle[1]?.write("POST /v1/look HTTP/1.1\r\nx: "))];
  const closed = idle.map((socket) => new Promise<number>((resolve) => socket.on("error", () => {}).once("close", () => resolve(performance.now())).resume()));
  const began = performance.now();
  expect((await post(place, "{}")).status).toBe(400);
  for (const at of await Promise.all(closed)) expect(at - began).toBeLessThan(9_000);
}, 15_000);

test("a server that talks endlessly does not fill the answer", async () => {
  await using loud = await lineServer("220 loud", [[/^EHLO/, `${Array.from({ length: 80 }, (_, at) => `250-X${at}${"y".repeat(700)}`).join("\n")}\n250 OK`], [/^QUIT/, "221 bye"]]);
  const { status, text } = await post(await served({ ports: [loud.port] }), wish("127.0.0.1", loud.port));
  expect(text.length).toBeLessThan(512 * 1024);
  expect([200, 502]).toContain(status);
});

test("a share comes back when its time is over", () => {
  let now = 0;
  const limit = new RateLimit(2, 1_000, () => now);
  expect([limit.take("a"), limit.take("a"), limit.take("a"), limit.take("b")]).toEqual(["taken", "taken", "spent", "taken"]);
  now = 1_001;
  expect([limit.isSpent("a"), limit.take("a")]).toEqual([false, "taken"]);
});

test("another certificate than the pinned one gets neither token nor question", async () => {
  const heard: string[] = [];
  const certificate = await selfMade();
  const liar = createServer({ cert: certificate.cert, key: certificate.key }, (asked, response) => {
    heard.push(String(asked.headers.authorization));
    response.end("{}");
  });
  await new Promise<void>((resolve) => liar.listen(0, "127.0.0.1", resolve));
  toClose.push(() => new Promise((resolve) => liar.close(resolve)));
  const place: VantagePlace = { host: "127.0.0.1", port: (liar.address() as AddressInfo).port, fingerprint256: "0".repeat(64), token };
  expect((await askVantage(place, about("smtp.example.net", 587), clock, never)).gaps[0]?.detail).toContain("another certificate than the one that is pinned");
  const { fingerprint256: _none, ...unpinned } = place;
  expect((await askVantage(unpinned, about("smtp.example.net", 587), clock, never)).gaps).toHaveLength(1);
  expect(heard).toEqual([]);
});

/** A second place that answers as told, and keeps what it was sent. */
async function impostor(answer: (write: (text: string) => void, end: () => void) => void, status = 200): Promise<{ readonly place: VantagePlace; readonly heard: string[] }> {
  const certificate = await selfMade();
  const heard: string[] = [];
  const server = createServer({ cert: certificate.cert, key: certificate.key }, (asked, response) => {
    let body = "";
    asked.setEncoding("utf8").on("data", (part: string) => (body += part));
    asked.once("end", () => {
      heard.push(JSON.stringify(asked.headers), body);
      response.on("error", () => {});
      response.writeHead(status);
      answer((text) => response.write(text), () => response.end());
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  toClose.push(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  return { place: { host: "127.0.0.1", port: (server.address() as AddressInfo).port, fingerprint256: certificate.fingerprint256, token }, heard };
}

const observation = (more: object) => ({ id: "x", kind: "elsewhere-connect", about: { on: "endpoint", protocol: "smtp", host: "smtp.example.net", address: "192.0.2.10", port: 587, security: "starttls" }, vantage: "x", at: "x", startedMs: 0, tookMs: 1, ok: true, saw: { rttMs: 1 }, ...more });
const answered = (observations: readonly object[]) => JSON.stringify({ version: 1, name: "x", observations, refused: [] });

test("the answers that follow would be taken if they were honest", () => {
  expect(vantageAnswerForm.safeParse(JSON.parse(answered([observation({})]))).success).toBe(true);
});

test.each([
  ["no JSON", "hello"],
  ["another form", JSON.stringify({ version: 1 })],
  ["a field more", JSON.stringify({ version: 1, name: "x", observations: [], refused: [], run: "rm" })],
  ["a kind that is measured here alone", answered([observation({ kind: "tcp-connect", saw: { rttMs: 1, attempts: 1, localAddress: "" } })])],
  ["a login", answered([observation({ kind: "smtp-login", saw: { accepted: "yes", mechanism: "PLAIN", user: "ann", reply: { code: 235, text: "", lines: [] } } })])],
  ["a server that nobody asked about", answered([observation({ about: { ...observation({}).about, host: "evil.example" } })])],
  ["a port that nobody asked about", answered([observation({ about: { ...observation({}).about, port: 993 } })])],
  ["the machine itself", answered([observation({ about: { on: "machine" } })])],
])("an answer with %s is a gap and no evidence", async (_what, text) => {
  const { place } = await impostor((write, end) => {
    write(text);
    end();
  });
  const found = await askVantage(place, about("smtp.example.net", 587, "starttls"), clock, never);
  expect(found.observations).toEqual([]);
  expect(found.gaps).toMatchObject([{ kind: "elsewhere-connect", why: "not-available" }]);
});

test("a huge, a slow, a broken and an unwilling place are gaps, within their time", async () => {
  const file = about("smtp.example.net", 587, "starttls");
  const huge = await impostor((write) => {
    const more = () => write("x".repeat(200_000));
    for (let turn = 0; turn < 10; turn++) more();
  });
  const slow = await impostor((write) => write("{"));
  const unwilling = await impostor((_write, end) => end(), 503);
  const began = performance.now();
  const gaps = await Promise.all([askVantage(huge.place, file, clock, never, 1_500), askVantage(slow.place, file, clock, never, 1_500), askVantage(unwilling.place, file, clock, never), askVantage({ ...slow.place, port: 1 }, file, clock, never)]);
  expect(performance.now() - began).toBeLessThan(4_000);
  for (const found of gaps) expect([found.observations.length, found.gaps.length]).toEqual([0, 1]);
  expect(gaps.map((found) => found.gaps[0]?.detail).join()).toContain("status 503");
});

test("what is sent holds hosts and ports, and nothing of the account", async () => {
  const { place, heard } = await impostor((write, end) => {
    write(answered([]));
    end();
  });
  await askVantage(place, imagine([doesNotOpen("no-answer")] as Draft[]), clock, never);
  const sent = heard.join();
  expect(sent).toContain("smtp.example.net");
  for (const word of ["ann", "example.com", "password", "198.51.100.7", "here"]) expect(sent).not.toContain(word);
});

test("an address that is a server's own stays, and whatever names the asker goes", () => {
  const keep = new Set(["192.0.2.10", "smtp.example.net"]);
  expect(withoutOwnPlace("554 smtp.example.net [192.0.2.10] refuses dyn.example.org (203.0.113.9) and 2001:db8::7 at 12:30:15 for 5.7.1", keep)).toBe("554 smtp.example.net [192.0.2.10] refuses (name) ((address)) and (address) at 12:30:15 for 5.7.1");
});

test.each(["http://a.example:1/", "https://a.example/x", "https://a.example/?q=1", "nonsense", "https://u:p@a.example/", "https://a.example/#1234"])("%s is no address of a second place", (url) => {
  expect(() => readVantageUrl(url)).toThrow(/--vantage/);
});
