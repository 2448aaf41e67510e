import { createSocket } from "node:dgram";
import { connect, createServer } from "node:net";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packet from "dns-packet";
import { examine } from "../src/examine.ts";
import { contextOf, Peer, playSmtp, selfMade } from "../src/testing/hostile-servers.ts";
import { Secret } from "../src/model/secret.ts";
import type { Target } from "../src/model/target.ts";
import { nodeWorld } from "../src/world/node.ts";
import { far, overDelayLine } from "./parts/line.ts";

// A whole healthy diagnosis with login, over a line of 50 ms, against its critical path: one round trip for the names,
// six for a submission on 465 with login and envelope, eight on 587. Medians of interleaved runs, the round trip by bare handshakes in the same run.

const delayMs = 25;
const runs = Number(process.env.RUNS ?? 15);
const limit = 1.15;
/** The far end writes its certificate here for the near one to trust. */
const pairFile = join(tmpdir(), "cantsend-bench-pair.json");
const host = "mail.example.com";

async function serve(): Promise<void> {
  const pair = await selfMade(host);
  writeFileSync(pairFile, JSON.stringify(pair));
  const context = contextOf(pair);
  const imap = async (peer: Peer) => {
    await peer.secure(context);
    peer.say("* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\r\n");
    for (let line = await peer.line(); line !== undefined; line = await peer.line()) {
      const [tag, verb] = line.split(" ");
      peer.say(verb === "CAPABILITY" ? `* CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\r\n${tag} OK\r\n` : `${tag} OK\r\n`);
      if (verb === "LOGOUT") peer.socket.end();
    }
  };
  const listen = (port: number, behave: (peer: Peer) => Promise<void>) =>
    createServer((socket) => {
      socket.setNoDelay(true);
      socket.on("error", () => {});
      void behave(new Peer(socket)).catch(() => {});
    }).listen(port, far);
  for (const port of [587, 25, 2525]) listen(port, (peer) => playSmtp(peer, {}, context, "starttls"));
  listen(465, (peer) => playSmtp(peer, {}, context, "tls"));
  listen(993, imap);
  const dns = createSocket("udp4");
  dns.on("message", (message, from) => {
    const query = packet.decode(message);
    const [question] = query.questions ?? [];
    const answers = question?.type === "A" && question.name === host ? [{ type: "A" as const, name: host, ttl: 60, data: far }] : question?.type === "MX" ? [{ type: "MX" as const, name: question.name, ttl: 60, data: { preference: 10, exchange: host } }] : [];
    dns.send(packet.encode({ type: "response", id: query.id ?? 0, flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE, questions: query.questions ?? [], answers }), from.port, from.address);
  });
  dns.bind(53, far, () => console.log("ready"));
}

/** The round trip of a bare TCP handshake, the quickest of ten: what the line itself costs. */
async function roundTripMs(): Promise<number> {
  let quickest = Number.POSITIVE_INFINITY;
  for (let trial = 0; trial < 10; trial += 1) {
    const began = performance.now();
    await new Promise<void>((resolve) => {
      const socket = connect(25, far, () => {
        quickest = Math.min(quickest, performance.now() - began);
        socket.destroy();
        resolve();
      });
    });
  }
  return quickest;
}

async function once(port: 465 | 587): Promise<number> {
  const pair = JSON.parse(readFileSync(pairFile, "utf8")) as { cert: string };
  const target: Target = {
    address: `ann@${host}`,
    domain: host,
    from: `ann@${host}`,
    submission: { host, port, security: port === 465 ? "tls" : "starttls" },
    imap: { host, port: 993, security: "tls" },
    credential: { kind: "password", submissionUser: "ann", accessUser: "ann" },
    history: "not-said",
    controls: [],
  };
  const world = nodeWorld({ secret: new Secret("a-password"), users: ["ann"], ca: [pair.cert], dns: [far], systemLookup: async (name) => { const reply = await world.ask({ name, type: "A", server: far, recursion: "desired" }, performance.now() + 5_000, new AbortController().signal); return reply.answers.map((answer) => answer.value); } });
  const began = performance.now();
  const { diagnosis } = await examine(target, world, { allow: ["spends-a-login"] });
  const tookMs = performance.now() - began;
  if (diagnosis.verdict !== "healthy") throw new Error(`the healthy mailbox is called ${diagnosis.verdict}: ${JSON.stringify(diagnosis.named)}`);
  return tookMs;
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function measureIt(): Promise<void> {
  const rtt = await roundTripMs();
  const times = { 465: [] as number[], 587: [] as number[] };
  await once(465);
  for (let run = 0; run < runs; run += 1) for (const port of [465, 587] as const) times[port].push(await once(port));
  for (const [port, trips] of [
    [465, 7],
    [587, 9],
  ] as const) {
    const ratio = median(times[port]) / (trips * rtt);
    console.log(`healthy diagnosis with login on ${port}: ${median(times[port]).toFixed(0)} ms, critical path ${trips} x ${rtt.toFixed(1)} ms: ratio ${ratio.toFixed(3)} (limit ${limit})`);
    if (!(ratio <= limit)) process.exitCode = 1;
  }
  process.exit();
}

const acts: Readonly<Record<string, () => Promise<void>>> = { serve, measure: measureIt };
await (acts[process.argv[2] ?? ""] ?? (() => overDelayLine(fileURLToPath(import.meta.url), delayMs, { near: [], far: [] })))();
