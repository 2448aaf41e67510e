import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { Failed } from "../src/world/classify.ts";
import { dial, RoundTrips } from "../src/world/dial.ts";
import { far as server, overDelayLine } from "./parts/line.ts";

// How long the verdict on a silently dropped port takes, and how often an open port is taken for one on a lossy line.
// Two network namespaces of its own, a delay line of 25 ms each way between them, loss by nftables. Needs root.

const delayMs = 25;
const lossPercent = 2;
const trials = Number(process.env.TRIALS ?? 2_000);
const atOnce = 20;
const limitMs = 1_000;
const open = 587;
const dropped = 465;
const here = fileURLToPath(import.meta.url);

async function serve(): Promise<void> {
  createServer((socket) => socket.on("error", () => {}).end("220 bench\r\n").resume()).listen(open, server, 4_096, () => console.log("ready"));
}

const never = new AbortController().signal;
const now = () => performance.now();

async function verdict(port: number, trips: RoundTrips): Promise<{ readonly code: string; readonly tookMs: number; readonly attempts: number }> {
  const begunAt = now();
  try {
    const { socket, attempts } = await dial({ address: server, port }, begunAt + 10_000, now, trips, never);
    socket.on("error", () => {}).destroy();
    return { code: "open", tookMs: now() - begunAt, attempts };
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
    return { code: error.failure.code, tookMs: now() - begunAt, attempts: 0 };
  }
}

async function measureIt(): Promise<void> {
  const unknown = await verdict(dropped, new RoundTrips());
  const trips = new RoundTrips();
  while ((await verdict(open, trips)).code !== "open");
  const times: number[] = [];
  for (let trial = 0; trial < 20; trial += 1) {
    const { code, tookMs } = await verdict(dropped, trips);
    if (code !== "no-answer") throw new Error(`the dropped port is called ${code}`);
    times.push(tookMs);
  }
  times.sort((a, b) => a - b);
  const counts = new Map<string, number>();
  let hedged = 0;
  let left = trials;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (left > 0) {
        left -= 1;
        const { code, attempts } = await verdict(open, trips);
        counts.set(code, (counts.get(code) ?? 0) + 1);
        if (attempts > 1) hedged += 1;
      }
    }),
  );
  const slowest = times.at(-1) ?? Number.NaN;
  console.log(`dropped port, round trip known: median ${times[10]?.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms of ${times.length}; before any round trip is known: ${unknown.tookMs.toFixed(0)} ms`);
  console.log(`verdict / limit of ${limitMs} ms: ratio ${(slowest / limitMs).toFixed(2)}`);
  console.log(`open port at ${lossPercent} % loss each way: ${trials} trials, ${[...counts].map(([code, count]) => `${count} ${code}`).join(", ")}; ${hedged} needed more than one attempt`);
  const wrong = trials - (counts.get("open") ?? 0);
  console.log(`false verdicts: ${wrong}`);
  process.exitCode = slowest <= limitMs && wrong === 0 && hedged > 0 ? 0 : 1;
}

async function conduct(): Promise<void> {
  // Loss in each direction where the packet arrives; the dropped port is dropped without a word.
  const lossy = `iifname line0 numgen random mod 100 < ${lossPercent} drop`;
  await overDelayLine(here, delayMs, { near: [lossy], far: [`tcp dport ${dropped} drop`, lossy] });
}

const acts: Readonly<Record<string, () => Promise<void>>> = { serve, measure: measureIt };
await (acts[process.argv[2] ?? ""] ?? conduct)();
