import { beforeAll, expect, test } from "vitest";
import type { Kind } from "../../model/observation.ts";
import { Secret } from "../../model/secret.ts";
import type { Target } from "../../model/target.ts";
import { nodeWorld } from "../../world/node.ts";
import { accessLogin } from "../probes/access-login.ts";
import { systemLookup } from "../probes/system-lookup.ts";
import { measure } from "../run.ts";
import { contextOf, listen, type Peer, selfMade } from "../../testing/hostile-servers.ts";

// The receiving side misbehaves too, and must neither hang nor crash nor get the password where it should not.

const password = "Canary!9f3c-passw0rd";
/** How long a walk may take that ends in silence; one that ends otherwise gets more, for machines that are busy. */
const limitOf = (ends: readonly [Kind, string]) => (ends[1] === "silent" ? 1_500 : 12_000);
let pair: { key: string; cert: string };
let context: ReturnType<typeof contextOf>;

beforeAll(async () => {
  pair = await selfMade("imap.mail.test");
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

type Answer = string | ((peer: Peer, tag: string) => void | Promise<void>);

interface Behaviour {
  readonly name: string;
  readonly protocol?: "imap" | "pop";
  readonly mode?: "tls" | "starttls";
  readonly greeting?: Answer;
  readonly answers?: Readonly<Record<string, Answer>>;
  readonly ends: readonly [Kind, string];
  /** Where set: a gap of this kind for this reason must stand. */
  readonly gap?: string;
}

const flood = (line: string) => async (peer: Peer) => {
  while (!peer.gone && peer.socket.writable) {
    if (!peer.socket.write(line.repeat(100))) await new Promise<void>((resolve) => { peer.socket.once("drain", resolve); peer.socket.once("close", () => resolve()); });
    else await new Promise((resolve) => setImmediate(resolve));
  }
};
const silence = () => {};

const behaviours: readonly Behaviour[] = [
  { name: "honest IMAP", ends: ["access-login", "ok"] },
  { name: "honest IMAP with STARTTLS", mode: "starttls", ends: ["access-login", "ok"] },
  { name: "honest POP3", protocol: "pop", ends: ["access-login", "ok"] },
  { name: "silent greeting", greeting: silence, ends: ["access-greeting", "silent"] },
  { name: "endless greeting", greeting: flood("x".repeat(500)), ends: ["access-greeting", "too-much"] },
  { name: "PREAUTH", greeting: "* PREAUTH hello", ends: ["access-greeting", "ok"] },
  { name: "BYE", greeting: "* BYE too many connections", ends: ["access-greeting", "ok"] },
  { name: "NO ALERT", greeting: "* NO [ALERT] maintenance", ends: ["access-greeting", "ok"] },
  { name: "SMTP where IMAP is expected", greeting: "220 mail.test ESMTP", ends: ["access-greeting", "not-imap"] },
  { name: "IMAP where POP3 is expected", protocol: "pop", greeting: "* OK IMAP4rev1", ends: ["access-greeting", "not-pop"] },
  { name: "wrong tag", answers: { CAPABILITY: "x7 OK done" }, ends: ["access-offer", "silent"] },
  { name: "tagged nonsense", answers: { CAPABILITY: (peer, tag) => peer.say(`${tag} PERHAPS\r\n`) }, ends: ["access-offer", "malformed-reply"] },
  { name: "untagged flood", answers: { CAPABILITY: flood("* 1 FETCH\r\n") }, ends: ["access-offer", "too-much"] },
  { name: "deep parentheses", answers: { CAPABILITY: (peer, tag) => peer.say(`* X ${"(".repeat(10_000)}\r\n${tag} OK done\r\n`) }, ends: ["access-login", "ok"] },
  { name: "a literal of four gigabytes", answers: { CAPABILITY: (peer, tag) => peer.say(`* X {4294967295}\r\n${tag} OK done\r\n`) }, ends: ["access-login", "ok"] },
  { name: "plus for ever", answers: { LOGIN: flood("+ more\r\n"), AUTHENTICATE: flood("+ more\r\n") }, ends: ["access-login", "too-much"] },
  { name: "STARTTLS stripped", mode: "starttls", answers: { CAPABILITY: (peer, tag) => peer.say(`* CAPABILITY IMAP4rev1 AUTH=PLAIN\r\n${tag} OK done\r\n`) }, ends: ["access-offer", "ok"], gap: "not-encrypted" },
  { name: "STARTTLS refused", mode: "starttls", answers: { STARTTLS: (peer, tag) => peer.say(`${tag} NO not today\r\n`) }, ends: ["access-offer", "ok"], gap: "not-encrypted" },
  { name: "answers injected behind the OK to STARTTLS", mode: "starttls", answers: { STARTTLS: (peer, tag) => peer.say(`${tag} OK go\r\n* CAPABILITY AUTH=PLAIN\r\n`) }, ends: ["access-tls", "injected-data"] },
  { name: "silent at login", answers: { LOGIN: silence, AUTHENTICATE: silence }, ends: ["access-login", "silent"] },
  { name: "login refused, with an echo", answers: { AUTHENTICATE: (peer, tag) => peer.say(`${tag} NO [AUTHENTICATIONFAILED] not ${password}\r\n`) }, ends: ["access-login", "ok"] },
  { name: "BYE at login", answers: { AUTHENTICATE: "* BYE overloaded" }, ends: ["access-login", "closed"] },
  { name: "POP3 flood of capabilities", protocol: "pop", answers: { CAPA: (peer) => { peer.say("+OK\r\n"); void flood("X-CAP\r\n")(peer); } }, ends: ["access-offer", "too-much"] },
  { name: "POP3 refuses the password", protocol: "pop", answers: { PASS: "-ERR [AUTH] no" }, ends: ["access-login", "ok"] },
];

async function serve(peer: Peer, behaviour: Behaviour): Promise<void> {
  const pop = behaviour.protocol === "pop";
  if ((behaviour.mode ?? "tls") === "tls") await peer.secure(context);
  const give = async (answer: Answer, tag: string) => (typeof answer === "string" ? peer.say(`${answer}\r\n`) : answer(peer, tag));
  await give(behaviour.greeting ?? (pop ? "+OK ready" : "* OK ready"), "");
  for (;;) {
    const line = await peer.line();
    if (line === undefined) return;
    const [first = "", second = ""] = line.split(" ");
    const [tag, verb] = pop ? ["", first.toUpperCase()] : [first, second.toUpperCase()];
    const custom = behaviour.answers?.[verb];
    if (custom !== undefined) {
      await give(custom, tag);
      if (verb === "STARTTLS") return;
    } else if (pop) peer.say(verb === "CAPA" ? "+OK\r\nUSER\r\nSTLS\r\n.\r\n" : "+OK\r\n");
    else if (verb === "CAPABILITY") peer.say(`* CAPABILITY IMAP4rev1 STARTTLS SASL-IR AUTH=PLAIN\r\n${tag} OK done\r\n`);
    else if (verb === "STARTTLS") {
      peer.say(`${tag} OK go\r\n`);
      await peer.secure(context);
    } else peer.say(`${tag} OK done\r\n`);
  }
}

for (const behaviour of behaviours) {
  test.concurrent(behaviour.name, async () => {
    const mode = behaviour.mode ?? "tls";
    const protocol = behaviour.protocol ?? "imap";
    const server = await listen((peer) => serve(peer, behaviour));
    const world = nodeWorld({ secret: new Secret(password), users: [target.address], ca: [pair.cert], dns: [], systemLookup: async () => ["127.0.0.1"], divert: (to) => ({ ...to, port: server.port }) });
    const caseFile = await measure(target, [{ protocol, host: "imap.mail.test", port: 993, security: mode, source: "in-use", trust: "login" }], [systemLookup, accessLogin], world, { allow: ["looks", "spends-a-login"], timeoutMs: limitOf(behaviour.ends), writtenBy: "test" });
    server.close();
    const last = caseFile.observations.filter((one) => one.kind !== "system-lookup").at(-1);
    expect([last?.kind, last?.ok ? "ok" : last?.failure.code]).toEqual(behaviour.ends);
    if (behaviour.gap !== undefined) expect(caseFile.gaps.map((gap) => gap.why)).toContain(behaviour.gap);
    expect(JSON.stringify(caseFile)).not.toContain(password);
    // On a line that was never encrypted, nothing that looks like the password may have arrived.
    if (mode === "starttls" && behaviour.gap !== undefined) expect(server.peers.flatMap((peer) => peer.heard).join("\n")).not.toMatch(/LOGIN|AUTHENTICATE|Canary/);
    expect(caseFile.observations.every((one) => one.ok || one.failure.blame !== "us")).toBe(true);
  });
}
