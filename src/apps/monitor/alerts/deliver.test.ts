import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { readWatchSettings, type WatchSettings } from "../settings.ts";
import type { Message } from "../message.ts";
import { Store } from "../store.ts";
import { wallClock } from "../watch.ts";
import { channelTrouble, deliver, send } from "./deliver.ts";
import { desktopWords } from "./here.ts";
import { sharesThePath } from "./mail.ts";

interface Got {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

let server: Server;
let base = "";
let got: Got[] = [];
let behave: (request: Got, response: ServerResponse) => void = (_request, response) => response.writeHead(200).end("ok");

beforeEach(async () => {
  got = [];
  behave = (_request, response) => response.writeHead(200).end("ok");
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const one = { method: request.method ?? "", path: request.url ?? "", headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
      got.push(one);
      behave(one, response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

const message: Message = {
  version: 1,
  account: "me",
  address: "ann@example.com",
  event: "broke",
  severity: "critical",
  at: "2026-11-24T08:00:00.000Z",
  title: "ann@example.com cannot send: The certificate has expired",
  cause: "tls-cert-expired",
  certainty: "certain",
  evidence: ['the server said "<b>no</b> & @everyone"'],
  changed: ["smtp.example.com:587: valid until 2026-12-01 -> valid until 2026-11-23"],
  fix: ["Renew the certificate."],
  more: "cantsend explain tls-cert-expired",
  key: "cantsend/me",
};

const settingsOf = (alert: string): WatchSettings => readWatchSettings(`[[alert]]\nname = "ops"\n${alert}\n[[account]]\naddress = "ann@example.com"\nsmtp = "smtp.example.com:587"\n`, "watch.toml");
const channelOf = (alert: string) => {
  const [channel] = settingsOf(alert).alerts;
  if (channel === undefined) throw new TypeError(alert);
  return channel;
};

const secret = 'top"secret\\token';
process.env.CANTSEND_TEST_ALERT = secret;
const withSecret = 'secret = { env = "CANTSEND_TEST_ALERT" }';

describe("every kind of alert", () => {
  test.each([
    ["webhook", () => `kind = "webhook"\nurl = "${base}/hook"`],
    ["ntfy", () => `kind = "ntfy"\nurl = "${base}/topic"\n${withSecret}`],
    ["slack", () => `kind = "slack"\nurl = "${base}/services/x"`],
    ["mattermost", () => `kind = "mattermost"\nurl = "${base}/hooks/x"`],
    ["teams", () => `kind = "teams"\nurl = "${base}/workflows/x"`],
    ["discord", () => `kind = "discord"\nurl = "${base}/api/webhooks/x"`],
    ["telegram", () => `kind = "telegram"\nurl = "${base}"\nchat = "42"\nsecret = { command = "printf 12:abc" }`],
    ["matrix", () => `kind = "matrix"\nurl = "${base}"\nroom = "!r:example.org"\n${withSecret}`],
    ["pagerduty", () => `kind = "pagerduty"\nurl = "${base}/v2/enqueue"\n${withSecret}`],
    ["opsgenie", () => `kind = "opsgenie"\nurl = "${base}"\n${withSecret}`],
    ["pushover", () => `kind = "pushover"\nurl = "${base}/1/messages.json"\nuser = "u1"\n${withSecret}`],
  ])("%s sends valid JSON with the cause in it", async (kind, alert) => {
    const channel = channelOf(alert());
    expect(channelTrouble(channel, settingsOf(alert()))).toBeUndefined();
    expect(await send(message, channel)).toBeUndefined();
    expect(got).toHaveLength(1);
    const body = JSON.parse(got[0]?.body ?? "") as Record<string, unknown>;
    expect(JSON.stringify(body)).toContain(kind === "opsgenie" ? "certificate has expired" : "tls-cert-expired");
    // A secret that needs escaping arrives as it is, wherever its service wants it.
    const everything = `${got[0]?.path} ${JSON.stringify(got[0]?.headers)} ${JSON.stringify(Object.values(body))}`;
    if (channel.secret !== undefined && "env" in channel.secret) expect(JSON.parse(`{"x":${JSON.stringify(everything)}}`).x.includes(JSON.stringify(secret).slice(1, -1)) || got[0]?.headers.authorization?.includes(secret)).toBe(true);
  });

  test("slack's mark-up and discord's mentions cannot be made by a server's words", async () => {
    await send(message, channelOf(`kind = "slack"\nurl = "${base}/s"`));
    expect(got[0]?.body).toContain("&lt;b&gt;no&lt;/b&gt; &amp;");
    await send(message, channelOf(`kind = "discord"\nurl = "${base}/d"`));
    expect(JSON.parse(got[1]?.body ?? "")).toMatchObject({ allowed_mentions: { parse: [] } });
  });

  test("a webhook is signed over exactly what was sent", async () => {
    await send(message, channelOf(`kind = "webhook"\nurl = "${base}/hook"\n${withSecret}`));
    const one = got[0];
    expect(one?.headers["x-cantsend-signature"]).toBe(`sha256=${createHmac("sha256", secret).update(one?.body ?? "").digest("hex")}`);
    expect(JSON.stringify(one)).not.toContain("top\\");
  });

  test("a recovery resolves what the break triggered", async () => {
    const recovered: Message = { ...message, event: "recovered", severity: "info" };
    await send(message, channelOf(`kind = "pagerduty"\nurl = "${base}/p"\n${withSecret}`));
    await send(recovered, channelOf(`kind = "pagerduty"\nurl = "${base}/p"\n${withSecret}`));
    const [first, second] = got.map((one) => JSON.parse(one.body) as { event_action: string; dedup_key: string });
    expect([first?.event_action, second?.event_action]).toEqual(["trigger", "resolve"]);
    expect(first?.dedup_key).toBe(second?.dedup_key);
    await send(recovered, channelOf(`kind = "opsgenie"\nurl = "${base}"\n${withSecret}`));
    expect(got[2]?.path).toContain("/close");
  });

  test("a command gets the message on its standard input, without a shell", async () => {
    const channel = channelOf(`kind = "command"\ncommand = "node -e 'let s=String();process.stdin.on(\\"data\\",(d)=>{s+=d}).on(\\"end\\",()=>process.exit(JSON.parse(s).cause===process.env.CANTSEND_CAUSE?0:1))'"`);
    expect(await send(message, channel)).toBeUndefined();
    expect(await send(message, channelOf('kind = "command"\ncommand = "false"'))).toContain("exit code 1");
    expect(await send(message, channelOf('kind = "command"\ncommand = "there-is-no-such-program"'))).toContain("could not be started");
  });

  test("a notification on the desktop takes the text as an argument of its own", () => {
    for (const platform of ["linux", "darwin", "win32"] as const) expect(desktopWords({ ...message, title: "$(rm -rf) `x`" }, platform)).toContain("$(rm -rf) `x`");
  });
});

describe("what must not happen", () => {
  test("no secret leaves without encryption", async () => {
    const trouble = await send(message, channelOf(`kind = "ntfy"\nurl = "http://192.0.2.1/topic"\n${withSecret}`));
    expect(trouble).toContain("without encryption");
  });

  test("trouble never repeats a secret", async () => {
    const address = base.replace("http://", "");
    await new Promise((closed) => server.close(closed));
    process.env.CANTSEND_TEST_HOOK = `http://${address}/hooks/very-secret-path`;
    const trouble = await send(message, channelOf('kind = "slack"\nsecret = { env = "CANTSEND_TEST_HOOK" }'));
    expect(trouble).toContain("connection failed");
    expect(trouble).not.toContain("very-secret-path");
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  });

  test("mail does not go the way that is broken", () => {
    const [account] = settingsOf('kind = "desktop"').accounts;
    if (account === undefined) throw new TypeError();
    const mail = (server: string, from: string) => channelOf(`kind = "mail"\nserver = "${server}"\nfrom = "${from}"\nto = "ops@example.net"`);
    expect(sharesThePath(mail("smtp.example.com:465", "bot@example.net"), account)).toContain("same provider");
    expect(sharesThePath(mail("smtp.example.net:465", "ann@example.com"), account)).toContain("would report about");
    expect(sharesThePath(mail("smtp.example.net:465", "bot@example.net"), account)).toBeUndefined();
  });

  test.each([
    ["telegram without a chat", 'kind = "telegram"\nsecret = { env = "X" }', "needs chat"],
    ["slack without an address", 'kind = "slack"', "needs a url"],
    ["a command without a command", 'kind = "command"', ""],
    ["mail without a recipient", 'kind = "mail"\nserver = "smtp.example.net:465"\nfrom = "b@example.net"', "needs to"],
  ])("%s is told before anything has to be sent", (_what, alert, words) => {
    const settings = settingsOf(alert);
    expect(channelTrouble(settings.alerts[0] as never, settings)).toContain(words);
  });
});

describe("receivers that misbehave lose nothing", () => {
  test("one that answers 500, one that closes the line and one that takes: each message arrives once in the end", { timeout: 30_000 }, async () => {
    const store = await Store.open(":memory:");
    const settings = readWatchSettings(`[[alert]]\nname = "broken"\nkind = "webhook"\nurl = "${base}/broken"\n[[alert]]\nname = "closing"\nkind = "webhook"\nurl = "${base}/closing"\n[[alert]]\nname = "good"\nkind = "webhook"\nurl = "${base}/good"\n[[account]]\naddress = "ann@example.com"\n`, "watch.toml");
    const tries = new Map<string, number>();
    behave = (request, response) => {
      const count = (tries.get(request.path) ?? 0) + 1;
      tries.set(request.path, count);
      if (count === 1 && request.path === "/broken") response.writeHead(500).end("no");
      else if (count === 1 && request.path === "/closing") response.destroy();
      else response.writeHead(204).end();
    };
    for (const channel of ["broken", "closing", "good"]) await store.send(channel, JSON.stringify(message), Date.now());
    const troubles: string[] = [];
    const cut = new AbortController();
    const delivering = deliver(store, settings, wallClock, cut.signal, (channel) => troubles.push(channel));
    for (let waited = 0; waited < 200 && (await store.waiting()).count > 0; waited += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    cut.abort();
    await delivering;
    expect((await store.waiting()).count).toBe(0);
    expect(Object.fromEntries(tries)).toEqual({ "/broken": 2, "/closing": 2, "/good": 1 });
    expect(troubles.toSorted()).toEqual(["broken", "closing"]);
    await store.close();
  });

  test("one that hangs holds up nobody else, and its message stays", { timeout: 15_000 }, async () => {
    const store = await Store.open(":memory:");
    const settings = readWatchSettings(`[[alert]]\nname = "hanging"\nkind = "webhook"\nurl = "${base}/hanging"\n[[alert]]\nname = "good"\nkind = "webhook"\nurl = "${base}/good"\n[[account]]\naddress = "ann@example.com"\n`, "watch.toml");
    behave = (request, response) => {
      if (request.path === "/good") response.writeHead(204).end();
    };
    await store.send("hanging", JSON.stringify(message), Date.now());
    for (let count = 0; count < 3; count += 1) await store.send("good", JSON.stringify(message), Date.now());
    const cut = new AbortController();
    const delivering = deliver(store, settings, wallClock, cut.signal, () => {});
    for (let waited = 0; waited < 80 && (await store.waiting()).count > 1; waited += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    cut.abort();
    await delivering;
    expect((await store.waiting()).count).toBe(1);
    expect(got.filter((one) => one.path === "/good")).toHaveLength(3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await store.close();
  });
});
