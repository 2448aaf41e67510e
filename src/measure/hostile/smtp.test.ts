import { beforeAll, expect, test } from "vitest";
import type { Kind } from "../../model/observation.ts";
import { Secret } from "../../model/secret.ts";
import type { Target } from "../../model/target.ts";
import { nodeWorld } from "../../world/node.ts";
import type { World } from "../../world/world.ts";
import { smtpSubmit } from "../probes/smtp-submit.ts";
import { systemLookup } from "../probes/system-lookup.ts";
import { measure } from "../run.ts";
import { contextOf, listen, type Peer, playSmtp, selfMade, type Turns } from "../../testing/hostile-servers.ts";

// Every behaviour ends in an observation or a classified failure, in time, with bounded memory, and never with the password in the clear.

const password = "Canary!9f3c-passw0rd";
/** How long a walk may take that ends in silence; one that ends otherwise gets more, for machines that are busy. */
const limitOf = (ends: readonly [Kind, string]) => (ends[1] === "silent" ? 1_500 : 12_000);
const slackMs = 2_400;
let pair: { key: string; cert: string };
let context: ReturnType<typeof contextOf>;

beforeAll(async () => {
  pair = await selfMade("mail.test");
  context = contextOf(pair);
});

const target: Target = {
  address: "ann@mail.test",
  domain: "mail.test",
  from: "ann@mail.test",
  credential: { kind: "password", submissionUser: "ann@mail.test", accessUser: "ann@mail.test" },
  history: "not-said",
  controls: [],
};

/** What the last observation of the walk must be: a kind, and "ok" or the failure's code; two codes where the moment decides. */
type Ends = readonly [Kind, string];

interface Behaviour {
  readonly name: string;
  readonly mode?: "tls" | "starttls";
  readonly turns?: Turns;
  readonly behave?: (peer: Peer) => Promise<void> | void;
  readonly ends: Ends;
}

const forever = (chunk: string | Buffer, everyMs = 0) => async (peer: Peer) => {
  while (!peer.gone && peer.socket.writable) {
    const flushed = peer.socket.write(chunk);
    if (everyMs > 0) await peer.sleep(everyMs);
    else if (!flushed) await new Promise<void>((resolve) => { peer.socket.once("drain", resolve); peer.socket.once("close", () => resolve()); });
    else await new Promise((resolve) => setImmediate(resolve));
  }
};
const silence = () => {};
const drip = (text: string) => async (peer: Peer) => {
  for (const character of text) {
    peer.say(character);
    await peer.sleep(200);
  }
};
const raw = (text: string | Buffer) => (peer: Peer) => peer.say(text);
const thenEnd = (text: string) => (peer: Peer) => {
  peer.say(text);
  peer.socket.end();
};
const reset = (peer: Peer) => void peer.raw.resetAndDestroy();

const behaviours: readonly Behaviour[] = [
  // greeting
  { name: "accepts and says nothing", behave: silence, ends: ["smtp-greeting", "silent"] },
  { name: "accepts and closes", behave: (peer) => void peer.socket.end(), ends: ["smtp-greeting", "closed"] },
  { name: "accepts and resets", behave: async (peer) => { await peer.sleep(50); reset(peer); }, ends: ["smtp-greeting", "reset"] },
  { name: "endless greeting without a line end", behave: forever("x".repeat(8192)), ends: ["smtp-greeting", "too-much"] },
  { name: "endless greeting of many lines", behave: forever("220-and another line\r\n".repeat(200)), ends: ["smtp-greeting", "too-much"] },
  { name: "greeting one byte at a time", behave: drip("220 mail.test ESMTP is very very slow today\r\n"), ends: ["smtp-greeting", "silent"] },
  { name: "one greeting line now and then", behave: forever("220-still here\r\n", 150), ends: ["smtp-greeting", "silent"] },
  { name: "NUL bytes in the greeting", turns: { greeting: "220 mail\0.test\0 ESMTP" }, ends: ["smtp-envelope", "ok"] },
  { name: "bare LF", turns: { greeting: raw("220 mail.test ESMTP\n"), hello: raw("250-mail.test\n250 STARTTLS\n") }, ends: ["smtp-envelope", "ok"] },
  { name: "bare CR", behave: raw("220 mail.test ESMTP\r"), ends: ["smtp-greeting", "silent"] },
  { name: "terminal escapes and bidi in the greeting", turns: { greeting: "220 \u001b]0;owned\u0007\u001b[2J\u202email.test" }, ends: ["smtp-envelope", "ok"] },
  { name: "554 greeting", turns: { greeting: "554 5.7.1 go away" }, ends: ["smtp-greeting", "ok"] },
  { name: "421 greeting", turns: { greeting: "421 4.3.2 busy" }, ends: ["smtp-greeting", "ok"] },
  { name: "a code that does not exist", behave: raw("999 hello\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "no code at all", behave: raw("hello there\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "a web server", behave: raw("HTTP/1.1 400 Bad Request\r\n\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "an SSH server", behave: raw("SSH-2.0-OpenSSH_9.9\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "an IMAP server", behave: raw("* OK IMAP4rev1 ready\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "a POP3 server", behave: raw("+OK ready\r\n"), ends: ["smtp-greeting", "not-smtp"] },
  { name: "empty lines first", turns: { greeting: raw("\r\n\r\n220 mail.test\r\n") }, ends: ["smtp-envelope", "ok"] },
  { name: "two codes in one greeting", behave: raw("220-mail.test\r\n554-no\r\n421 x\r\n"), ends: ["smtp-greeting", "malformed-reply"] },
  { name: "a greeting that never ends its reply", behave: raw("220-mail.test\r\n220-more\r\n"), ends: ["smtp-greeting", "silent"] },
  { name: "half a greeting, then closed", behave: thenEnd("220 mail.te"), ends: ["smtp-greeting", "closed"] },
  { name: "half a greeting, then reset", behave: async (peer) => { peer.say("220 mail"); await peer.sleep(30); reset(peer); }, ends: ["smtp-greeting", "reset"] },
  { name: "masked greeting", turns: { greeting: "220 ****************************" }, ends: ["smtp-envelope", "ok"] },
  { name: "a TLS alert in the clear", behave: raw(Buffer.from([0x15, 3, 1, 0, 2, 2, 70, 10])), ends: ["smtp-greeting", "not-smtp"] },
  { name: "Latin-1 in the greeting", turns: { greeting: raw(Buffer.from("220 gr\u00fc\u00dfe\r\n", "latin1")) }, ends: ["smtp-envelope", "ok"] },
  // EHLO
  { name: "ten thousand extensions", turns: { hello: raw(`${"250-X-EXT\r\n".repeat(10_000)}250 STARTTLS\r\n`) }, ends: ["smtp-hello", "too-much"] },
  { name: "endless EHLO", turns: { hello: forever("250-X\r\n".repeat(500)) }, ends: ["smtp-hello", "too-much"] },
  { name: "an EHLO line without end", turns: { hello: forever("2".repeat(8192)) }, ends: ["smtp-hello", "too-much"] },
  { name: "silent after EHLO", turns: { hello: silence }, ends: ["smtp-hello", "silent"] },
  { name: "421 to EHLO", turns: { hello: "421 4.7.0 try later" }, ends: ["smtp-hello", "ok"] },
  { name: "354 to EHLO", turns: { hello: "354 go on" }, ends: ["smtp-hello", "ok"] },
  { name: "every byte its own packet", turns: { hello: async (peer) => { for (const c of "250-mail.test\r\n250 STARTTLS\r\n") { peer.say(c); await new Promise((resolve) => setImmediate(resolve)); } } }, ends: ["smtp-envelope", "ok"] },
  { name: "250 without words", turns: { hello: raw("250-\r\n250-STARTTLS\r\n250\r\n") }, ends: ["smtp-envelope", "ok"] },
  { name: "the code changes midway", turns: { hello: raw("250-mail.test\r\n550 STARTTLS\r\n") }, ends: ["smtp-hello", "malformed-reply"] },
  { name: "__proto__ as an extension", turns: { hello: raw("250-mail.test\r\n250-__proto__ x\r\n250-constructor\r\n250 STARTTLS\r\n") }, ends: ["smtp-envelope", "ok"] },
  { name: "EHLO unknown, HELO fine", turns: { hello: (peer) => void peer.say(peer.heard.at(-1)?.startsWith("HELO") ? "250 mail.test\r\n" : "500 5.5.1 what?\r\n") }, ends: ["smtp-hello", "ok"] },
  { name: "STARTTLS masked", turns: { hello: "250-mail.test\r\n250 XXXXXXXA" }, ends: ["smtp-hello", "ok"] },
  { name: "STARTTLS stripped", turns: { hello: "250 mail.test" }, ends: ["smtp-hello", "ok"] },
  { name: "resets at EHLO", turns: { hello: reset }, ends: ["smtp-hello", "reset"] },
  { name: "SIZE of forty digits, negative SIZE", turns: { helloTls: raw(`250-mail.test\r\n250-SIZE ${"9".repeat(40)}\r\n250-SIZE -5\r\n250 AUTH PLAIN\r\n`) }, ends: ["smtp-envelope", "ok"] },
  // STARTTLS
  { name: "454 to STARTTLS", turns: { starttls: "454 4.7.0 TLS not available" }, ends: ["smtp-starttls", "ok"] },
  { name: "502 to STARTTLS", turns: { starttls: "502 5.5.1 no" }, ends: ["smtp-starttls", "ok"] },
  { name: "silent after STARTTLS", turns: { starttls: silence }, ends: ["smtp-starttls", "silent"] },
  { name: "220, then plain text", turns: { starttls: raw("220 go\r\n250 not tls at all, sorry for that\r\n") }, ends: ["tls-handshake", "injected-data"] },
  { name: "replies injected behind the 220", turns: { starttls: raw("220 go\r\n250-AUTH PLAIN\r\n250 ok\r\n") }, ends: ["tls-handshake", "injected-data"] },
  { name: "half a line injected behind the 220", turns: { starttls: raw("220 go\r\n250-AU") }, ends: ["tls-handshake", "injected-data"] },
  { name: "replies injected a little later", turns: { starttls: async (peer) => { peer.say("220 go\r\n"); await peer.sleep(3); peer.say("250 injected\r\n"); } }, ends: ["tls-handshake", "not-tls|injected-data"] },
  { name: "220, then reset", turns: { starttls: (peer) => { peer.say("220 go\r\n"); void peer.anything().then(() => reset(peer)); } }, ends: ["tls-handshake", "reset"] },
  { name: "220, then closed", turns: { starttls: thenEnd("220 go\r\n") }, ends: ["tls-handshake", "closed"] },
  { name: "220, then silence", turns: { starttls: raw("220 go\r\n") }, ends: ["tls-handshake", "silent"] },
  { name: "garbage for records", turns: { starttls: async (peer) => { peer.say("220 go\r\n"); await peer.anything(); peer.say(Buffer.alloc(4096, 0xab)); } }, ends: ["tls-handshake", "not-tls"] },
  { name: "an alert for an answer", turns: { starttls: async (peer) => { peer.say("220 go\r\n"); await peer.anything(); peer.say(Buffer.from([0x15, 3, 3, 0, 2, 2, 40])); } }, ends: ["tls-handshake", "tls-handshake-alert"] },
  { name: "a protocol version alert", turns: { starttls: async (peer) => { peer.say("220 go\r\n"); await peer.anything(); peer.say(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])); } }, ends: ["tls-handshake", "tls-version-alert"] },
  { name: "plain text where TLS is expected", mode: "tls", behave: raw("220 mail.test ESMTP\r\n"), ends: ["tls-handshake", "not-tls"] },
  { name: "silence where TLS is expected", mode: "tls", behave: silence, ends: ["tls-handshake", "silent"] },
  { name: "closed where TLS is expected", mode: "tls", behave: (peer) => void peer.socket.end(), ends: ["tls-handshake", "closed"] },
  { name: "no AUTH inside TLS", turns: { helloTls: "250 mail.test" }, ends: ["smtp-envelope", "ok"] },
  { name: "STARTTLS again inside TLS", turns: { helloTls: "250-mail.test\r\n250 STARTTLS" }, ends: ["smtp-envelope", "ok"] },
  { name: "a second greeting inside TLS", turns: { helloTls: raw("220 mail.test again\r\n250 AUTH PLAIN\r\n") }, ends: ["smtp-hello-tls", "ok"] },
  { name: "reset right after the handshake", turns: { helloTls: reset }, ends: ["smtp-hello-tls", "reset"] },
  // login
  { name: "535", mode: "tls", turns: { login: "535 5.7.8 no" }, ends: ["smtp-login", "ok"] },
  { name: "334 for ever", mode: "tls", turns: { login: async (peer) => { for (;;) { peer.say("334 \r\n"); if ((await peer.line()) === undefined) return; } } }, ends: ["smtp-login", "too-much"] },
  { name: "a challenge of 10 MB", mode: "tls", turns: { login: raw(`334 ${"A".repeat(10_000_000)}\r\n`) }, ends: ["smtp-login", "too-much"] },
  { name: "421 at login", mode: "tls", turns: { login: "421 4.7.0 too many errors" }, ends: ["smtp-login", "ok"] },
  { name: "silent at login", mode: "tls", turns: { login: silence }, ends: ["smtp-login", "silent"] },
  { name: "closes at login", mode: "tls", turns: { login: (peer) => void peer.socket.end() }, ends: ["smtp-login", "closed"] },
  { name: "echoes the password", mode: "tls", turns: { login: (peer, command) => peer.say(`535 5.7.8 bad: ${command} ${password} ${Buffer.from(password).toString("base64")} ${encodeURIComponent(password)}\r\n`) }, ends: ["smtp-login", "ok"] },
  { name: "235 and 535 in one reply", mode: "tls", turns: { login: raw("235-ok\r\n535 no\r\n") }, ends: ["smtp-login", "malformed-reply"] },
  { name: "235, then closed", mode: "tls", turns: { login: thenEnd("235 2.7.0 ok\r\n") }, ends: ["smtp-envelope", "closed"] },
  { name: "only GSSAPI and NTLM", mode: "tls", turns: { helloTls: "250-mail.test\r\n250 AUTH GSSAPI NTLM" }, ends: ["smtp-hello-tls", "ok"] },
  { name: "SCRAM with two thousand million rounds", mode: "tls", turns: { helloTls: "250-mail.test\r\n250 AUTH SCRAM-SHA-256", login: (peer, command) => peer.say(`334 ${Buffer.from(`r=${Buffer.from(command.split(" ")[2] ?? "", "base64").toString().split("r=")[1]}x,s=c2FsdA==,i=2147483647`).toString("base64")}\r\n`) }, ends: ["smtp-login", "too-much"] },
  // envelope
  { name: "530 to MAIL", mode: "tls", turns: { mail: "530 5.7.0 no", rcpt: "503 5.5.1 no" }, ends: ["smtp-envelope", "ok"] },
  { name: "421 to RCPT", mode: "tls", turns: { rcpt: "421 4.7.0 no" }, ends: ["smtp-envelope", "ok"] },
  { name: "silent at MAIL", mode: "tls", turns: { mail: silence, rcpt: silence }, ends: ["smtp-envelope", "silent"] },
  { name: "a reply of ten thousand lines", mode: "tls", turns: { mail: raw("250-x\r\n".repeat(10_000)) }, ends: ["smtp-envelope", "too-much"] },
  { name: "QUIT unanswered", mode: "tls", ends: ["smtp-envelope", "ok"] },
];

async function run(behaviour: Behaviour) {
  const mode = behaviour.mode ?? "starttls";
  const server = await listen((peer) => (behaviour.behave === undefined ? playSmtp(peer, behaviour.turns ?? {}, context, mode) : behaviour.behave(peer)));
  const world: World = nodeWorld({ secret: new Secret(password), users: [target.address], ca: [pair.cert], dns: [], systemLookup: async () => ["127.0.0.1"], divert: (to) => ({ ...to, port: server.port }) });
  const began = performance.now();
  const caseFile = await measure(target, [{ protocol: "smtp", host: "mail.test", port: mode === "tls" ? 465 : 587, security: mode, source: "in-use", trust: "login" }], [systemLookup, smtpSubmit], world, { allow: ["looks", "spends-a-login"], timeoutMs: limitOf(behaviour.ends), writtenBy: "test" });
  const tookMs = performance.now() - began;
  const heard = server.peers.flatMap((peer) => peer.heard);
  server.close();
  return { caseFile, tookMs, heard };
}

const forms = [password, Buffer.from(password).toString("base64"), encodeURIComponent(password), Buffer.from(`\0${target.address}\0${password}`).toString("base64")];

for (const behaviour of behaviours) {
  test.concurrent(behaviour.name, async () => {
    const { caseFile, tookMs } = await run(behaviour);
    const last = caseFile.observations.filter((one) => one.kind !== "system-lookup").at(-1);
    const [kind, codes] = behaviour.ends;
    expect(last?.kind).toBe(kind);
    expect(codes.split("|")).toContain(last?.ok ? "ok" : last?.failure.code);
    expect(tookMs).toBeLessThan(limitOf(behaviour.ends) + slackMs);
    const text = JSON.stringify(caseFile);
    for (const form of forms) expect(text).not.toContain(form);
    // that is what must not come through
    expect(text).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/);
    expect(caseFile.observations.every((one) => one.ok || one.failure.blame !== "us")).toBe(true);
  });
}

test("no behaviour grows memory without bound", () => {
  expect(process.memoryUsage().rss).toBeLessThan(900 * 1024 * 1024);
  expect(behaviours.length).toBeGreaterThan(75);
});
