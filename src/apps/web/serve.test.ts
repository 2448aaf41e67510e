import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { demoPlace } from "./place.ts";
import type { Explained, RunEvent } from "./protocol.ts";
import { type Served, servePage } from "./serve.ts";
import { ask, cookieOf, enter } from "../../testing/ask-page.ts";

describe("the door", () => {
  let served: Served;
  let inside: Awaited<ReturnType<typeof enter>>;
  beforeAll(async () => {
    served = await servePage({ place: await demoPlace("closed-port"), port: 0 });
  });
  afterAll(() => served.close());
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) => ask(served.port, path, { headers });

  test("without the link nothing opens", async () => {
    const { pathname } = new URL(served.link);
    for (const path of ["/", "/api/welcome", pathname, `${pathname}api/welcome`, `${pathname}page.js`, `${pathname}?token=`, `${pathname}?token=${"x".repeat(43)}`]) {
      const answer = await get(path);
      expect([403, 404], path).toContain(answer.status);
      expect(answer.headers["set-cookie"], path).toBeUndefined();
    }
  });

  test("the link gives a strict cookie, once", async () => {
    const link = new URL(served.link);
    const first = await get(`${link.pathname}${link.search}`);
    expect(first.status).toBe(200);
    const cookie = String(first.headers["set-cookie"]?.[0]);
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    expect(cookie).toContain(`Path=${link.pathname}`);
    expect(first.text).not.toContain(link.searchParams.get("token"));
    expect((await get(`${link.pathname}${link.search}`)).status).toBe(403);
    inside = { path: link.pathname, cookie: cookieOf(first), origin: link.origin };
    expect((await get(`${link.pathname}${link.search}`, { cookie: inside.cookie })).status).toBe(200);
    expect((await get(inside.path, { cookie: inside.cookie })).text).toContain("page.js");
  });

  test("every answer carries the policy", async () => {
    for (const path of [inside.path, `${inside.path}page.js`, `${inside.path}page.css`, `${inside.path}api/welcome`, "/nothing"]) {
      const { headers } = await get(path, { cookie: inside.cookie });
      expect(headers["content-security-policy"], path).toContain("default-src 'none'");
      expect(headers["content-security-policy"], path).not.toContain("unsafe");
      expect(headers["x-content-type-options"], path).toBe("nosniff");
      expect(headers["referrer-policy"], path).toBe("no-referrer");
      expect(headers["cache-control"], path).toBe("no-store");
      expect(headers["access-control-allow-origin"], path).toBeUndefined();
    }
  });

  test("another Host is turned away, as a name made to point here would bring", async () => {
    for (const host of ["evil.example", `evil.example:${served.port}`, `localhost:${served.port}`, "127.0.0.1", `127.0.0.1.evil.example:${served.port}`]) expect((await get(`${inside.path}api/welcome`, { host, cookie: inside.cookie })).status, host).toBe(403);
  });

  test("another Origin is turned away, and a change without an Origin", async () => {
    const post = (headers: Readonly<Record<string, string>>) => ask(served.port, `${inside.path}api/discover`, { method: "POST", headers: { cookie: inside.cookie, "content-type": "application/json", ...headers }, body: JSON.stringify({ address: "ann@blossom.example" }) });
    for (const origin of ["http://evil.example", "null", `http://127.0.0.1:${served.port + 1}`, `https://127.0.0.1:${served.port}`, `http://localhost:${served.port}`]) expect((await post({ origin })).status, origin).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ origin: inside.origin, "sec-fetch-site": "same-site" })).status).toBe(403);
    expect((await get(`${inside.path}api/welcome`, { cookie: inside.cookie, "sec-fetch-site": "cross-site" })).status).toBe(403);
    const right = await post({ origin: inside.origin, "sec-fetch-site": "same-origin" });
    expect(right.status).toBe(200);
    expect(right.text).toContain("smtp.blossom.example");
  });

  test("a form of another page cannot speak JSON to it", async () => {
    const answer = await ask(served.port, `${inside.path}api/runs`, { method: "POST", headers: { cookie: inside.cookie, origin: inside.origin, "content-type": "text/plain" }, body: JSON.stringify({ address: "ann@blossom.example" }) });
    expect(answer.status).toBe(415);
  });

  test("no path leads to a file that is not the page's", async () => {
    for (const path of ["../package.json", "..%2f..%2fpackage.json", "%2e%2e/%2e%2e/etc/passwd", "page.js/../../serve.js", "api/causes/..%2f..%2fetc", "api/causes/__proto__", "api/runs/..%2f/case.json", "index.ts", ".cache", "api/causes/constructor"]) {
      const answer = await get(`${inside.path}${path}`, { cookie: inside.cookie });
      expect([400, 403, 404], path).toContain(answer.status);
      expect(answer.text, path).not.toMatch(/root:|"dependencies"/);
    }
  });

  test("a body that is too large, broken or of another form is refused in one sentence", async () => {
    const post = (path: string, body: string | Buffer, type = "application/json") => ask(served.port, `${inside.path}${path}`, { method: "POST", headers: { cookie: inside.cookie, origin: inside.origin, "content-type": type }, body });
    const large = await post("api/runs", JSON.stringify({ address: "x".repeat(4_000_000) }));
    expect(large.status).toBe(413);
    expect((await post("api/runs", "{")).status).toBe(400);
    expect((await post("api/runs", "[]")).status).toBe(400);
    expect((await post("api/runs", JSON.stringify({ address: "ann@blossom.example", command: "ls" }))).status).toBe(400);
    const secret = await post("api/runs", JSON.stringify({ address: "ann@blossom.example", password: ["hunter2-canary"] }));
    expect(secret.status).toBe(400);
    expect(secret.text).not.toContain("hunter2");
    expect((await post("api/explain", Buffer.alloc(17 * 1024 * 1024, 97), "text/plain")).status).toBe(413);
    const binary = await post("api/explain?what=file", Buffer.from([0, 1, 2, 0]), "application/octet-stream");
    expect(binary.status).toBe(400);
    expect(binary.text).toContain("no text");
  });

  test("each wrong field is named", async () => {
    const wrong: readonly (readonly [object, string])[] = [
      [{ address: "nobody" }, "address"],
      [{ address: "" }, "address"],
      [{ address: "a@b@c" }, "address"],
      [{ address: "ann@blossom.example", outgoing: { host: "smtp.blossom.example", port: "0", security: "" } }, "outgoing-port"],
      [{ address: "ann@blossom.example", outgoing: { host: "smtp.blossom.example", port: "abc", security: "" } }, "outgoing-port"],
      [{ address: "ann@blossom.example", outgoing: { host: "no host", port: "587", security: "" } }, "outgoing-host"],
      [{ address: "ann@blossom.example", outgoing: { host: "", port: "587", security: "" } }, "outgoing-host"],
      [{ address: "ann@blossom.example", incoming: { protocol: "imap", host: "http://x", port: "", security: "" } }, "incoming-host"],
      [{ address: "ann@blossom.example", incoming: { protocol: "pop", host: "x.example", port: "99999", security: "" } }, "incoming-port"],
      [{ address: "ann@blossom.example", user: "a\nb" }, "user"],
      [{ address: "ann@blossom.example", password: "a\nb" }, "password"],
    ];
    for (const [body, field] of wrong) {
      const answer = await ask(served.port, `${inside.path}api/runs`, { method: "POST", headers: { cookie: inside.cookie, origin: inside.origin, "content-type": "application/json" }, body: JSON.stringify(body) });
      expect(answer.status, JSON.stringify(body)).toBe(400);
      expect((JSON.parse(answer.text) as { error: { field: string; words: string } }).error.field, answer.text).toBe(field);
      expect(answer.text).not.toMatch(/--\w/);
    }
  });

  test("only the loopback listens", async () => {
    const { networkInterfaces } = await import("node:os");
    const outer = Object.values(networkInterfaces()).flat().find((one) => one !== undefined && !one.internal && one.family === "IPv4");
    if (outer === undefined) return;
    const outcome = await new Promise((resolve) => {
      const socket = connect({ host: outer.address, port: served.port }, () => resolve("open"));
      socket.on("error", (error: NodeJS.ErrnoException) => resolve(error.code));
    });
    expect(outcome).toBe("ECONNREFUSED");
  });

  test("a flood is slowed down", async () => {
    const answers = await Promise.all(Array.from({ length: 160 }, () => get(`${inside.path}api/welcome`, { cookie: inside.cookie })));
    expect(answers.filter((one) => one.status === 429).length).toBeGreaterThan(10);
  });
});

/** The events of a run, as they come over the line; from `after` on, as a page that lost the line asks for them. */
async function events(served: Served, inside: Awaited<ReturnType<typeof enter>>, run: string, after?: number): Promise<readonly (readonly [number, RunEvent])[]> {
  const answer = await ask(served.port, `${inside.path}api/runs/${run}/events`, { headers: { cookie: inside.cookie, ...(after === undefined ? {} : { "last-event-id": String(after) }) } });
  expect(answer.status).toBe(200);
  expect(answer.headers["content-type"]).toMatch(/^text\/event-stream/);
  return answer.text
    .split("\n\n")
    .filter((block) => block.includes("data:"))
    .map((block) => [Number(/^id: ?(\d+)$/m.exec(block)?.[1]), JSON.parse(/^data: ?(.*)$/m.exec(block)?.[1] ?? "") as RunEvent] as const);
}

describe("a run", () => {
  const open: Served[] = [];
  afterAll(() => Promise.all(open.map((one) => one.close())));
  const start = async (fault: string, idle?: { readonly ms: number; readonly closed: () => void }) => {
    const served = await servePage({ place: await demoPlace(fault), port: 0, ...(idle === undefined ? {} : { idle }) });
    open.push(served);
    return { served, inside: await enter(served) };
  };
  const begin = async ({ served, inside }: Awaited<ReturnType<typeof start>>, body: object) => {
    const answer = await ask(served.port, `${inside.path}api/runs`, { method: "POST", headers: { cookie: inside.cookie, origin: inside.origin, "content-type": "application/json" }, body: JSON.stringify(body) });
    return { status: answer.status, run: (JSON.parse(answer.text) as { run?: string }).run ?? "" };
  };
  const settings = (port: string, security: string) => ({ address: "ann@blossom.example", outgoing: { host: "smtp.blossom.example", port, security }, incoming: { protocol: "imap", host: "imap.blossom.example", port: "993", security: "tls" } });

  test("is told event by event, every event once and in its order, and is judged", async () => {
    const page = await start("closed-port");
    const { run } = await begin(page, settings("587", "starttls"));
    expect((await begin(page, settings("587", "starttls"))).status).toBe(409);
    const all = await events(page.served, page.inside, run);
    expect(all.map(([id]) => id)).toEqual(all.map((_one, index) => index));
    const last = all.at(-1)?.[1];
    expect(last?.event).toBe("verdict");
    if (last?.event !== "verdict") return;
    expect(last.diagnosis.named[0]?.cause).toBe("cfg-wrong-port");
    expect(all.filter(([, one]) => one.event === "observed").length).toBe(last.caseFile.observations.length);
    const rest = await events(page.served, page.inside, run, 4);
    expect(rest.map(([id]) => id)).toEqual(all.map(([id]) => id).slice(5));

    const get = (path: string) => ask(page.served.port, `${page.inside.path}api/runs/${run}/${path}`, { headers: { cookie: page.inside.cookie } });
    const report = await get("report.html");
    expect(report.headers["content-disposition"]).toContain("attachment");
    expect(report.text).toContain("you@blossom.example");
    expect(report.text).not.toContain("ann@blossom.example");
    expect((await get("case.json")).text).not.toContain("ann@");
    expect((await get("case.json?names=keep")).text).toContain("ann@blossom.example");

    // Checked again with the fix: only what proves it is measured, and it says that mail can go.
    const again = await begin(page, { ...settings("465", "tls"), again: run, passwordOf: run });
    const told = await events(page.served, page.inside, again.run);
    expect(told[0]?.[1]).toMatchObject({ event: "target", scope: "the fix", proofs: ["smtp-hello-tls", "smtp-login"] });
    const verdict = told.at(-1)?.[1];
    expect(verdict?.event === "verdict" && verdict.diagnosis.verdict).toBe("healthy");
    expect(verdict?.event === "verdict" && verdict.caseFile.observations.every((one) => !one.kind.startsWith("control"))).toBe(true);
  });

  test("never sends a password back, in no event and no file", async () => {
    const page = await start("wrong-password");
    const password = "canary-hunter2-q8w7";
    const { run } = await begin(page, { ...settings("587", "starttls"), password });
    const all = JSON.stringify(await events(page.served, page.inside, run));
    const files = await Promise.all(["report.html", "case.json?names=keep"].map((path) => ask(page.served.port, `${page.inside.path}api/runs/${run}/${path}`, { headers: { cookie: page.inside.cookie } })));
    for (const text of [all, ...files.map((one) => one.text)]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(Buffer.from(password).toString("base64"));
    }
    const answered = await ask(page.served.port, `${page.inside.path}api/runs/${run}/answers`, { method: "POST", headers: { cookie: page.inside.cookie, origin: page.inside.origin, "content-type": "application/json" }, body: JSON.stringify({ webmail: "accepts" }) });
    expect(answered.status).toBe(200);
    expect(answered.text).toContain('"webmail":"accepts"');
  });

  test("takes a token, a sender, a name and a way of logging in, and sends the token back in no event and no file", async () => {
    const page = await start("healthy-token");
    const password = "canary-token-q8w7";
    const more = { secretKind: "oauth-token", from: "office@blossom.example", ehlo: "desk.blossom.example", mechanism: "XOAUTH2" } as const;
    const { run } = await begin(page, { ...settings("587", "starttls"), password, ...more });
    const all = await events(page.served, page.inside, run);
    const last = all.at(-1)?.[1];
    if (last?.event !== "verdict") throw new TypeError("the run told no verdict");
    expect(last.caseFile.target).toMatchObject({ from: more.from, ehloName: more.ehlo, mechanism: more.mechanism, credential: { kind: "oauth-token" } });
    const files = await Promise.all(["report.html", "case.json?names=keep"].map((path) => ask(page.served.port, `${page.inside.path}api/runs/${run}/${path}`, { headers: { cookie: page.inside.cookie } })));
    for (const text of [JSON.stringify(all), ...files.map((one) => one.text)]) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(Buffer.from(password).toString("base64").replace(/=+$/, ""));
    }
    const refused = await ask(page.served.port, `${page.inside.path}api/runs`, { method: "POST", headers: { cookie: page.inside.cookie, origin: page.inside.origin, "content-type": "application/json" }, body: JSON.stringify({ ...settings("587", "starttls"), from: "nobody" }) });
    expect(JSON.parse(refused.text)).toMatchObject({ error: { code: "bad-input", field: "from" } });
  });

  test("is ended by its button, and what was known by then is told", async () => {
    const page = await start("submission-blocked");
    const { run } = await begin(page, settings("587", "starttls"));
    await ask(page.served.port, `${page.inside.path}api/runs/${run}/stop`, { method: "POST", headers: { cookie: page.inside.cookie, origin: page.inside.origin } });
    const last = (await events(page.served, page.inside, run)).at(-1)?.[1];
    expect(last?.event === "verdict" && last.caseFile.gaps.some((gap) => gap.why === "interrupted")).toBe(true);
  });

  test("words and bounces are read, secrets taken out", async () => {
    const page = await start("healthy-587");
    const explain = async (body: string) => JSON.parse((await ask(page.served.port, `${page.inside.path}api/explain?what=text`, { method: "POST", headers: { cookie: page.inside.cookie, origin: page.inside.origin, "content-type": "text/plain" }, body })).text) as Explained;
    const judged = await explain("535 5.7.8 Username and Password not accepted\npassword=hunter2-canary");
    expect(judged.is === "judged" && judged.removed).toBe(1);
    expect(JSON.stringify(judged)).not.toContain("hunter2");
    const log = await explain("Nov 24 10:00:01 mx postfix/smtp[1]: A1B2C3: to=<a@x.example>, relay=none, status=bounced (550 5.1.1 no such user)\nNov 24 10:00:02 mx postfix/smtp[1]: A1B2C4: to=<b@y.example>, relay=none, status=deferred (451 4.7.1 greylisted)\n");
    expect(log.is).toBe("summary");
  });

  test("the page closes itself when nobody uses it", async () => {
    const closed = Promise.withResolvers<void>();
    const { served } = await start("healthy-465", { ms: 200, closed: closed.resolve });
    await closed.promise;
    await expect(ask(served.port, "/")).rejects.toThrow();
  });
});
