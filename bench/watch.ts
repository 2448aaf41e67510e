import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packet from "dns-packet";
import { accountExaminer } from "../src/apps/monitor/examine-account.ts";
import { readWatchSettings } from "../src/apps/monitor/settings.ts";
import { Store } from "../src/apps/monitor/store.ts";
import { Watch } from "../src/apps/monitor/watch.ts";
import { contextOf, Peer, playSmtp, selfMade } from "../src/testing/hostile-servers.ts";

// 10,000 accounts at one look (no login) each five minutes, against local servers in another process: is the schedule kept, and in how much memory?
// A minute and a half is measured after a warm-up; the rate is that of the whole five minutes. Root is not needed: the servers' ports are diverted.

const accounts = Number(process.env.ACCOUNTS ?? 10_000);
const everyMs = 300_000;
const warmUpMs = 10_000;
const measureMs = Number(process.env.SECONDS ?? 90) * 1000;
const limits = { latenessMs: 10_000, memoryMb: 500 };
const servers = 50;

interface Ready {
  readonly cert: string;
  readonly smtpPort: number;
  readonly dnsPort: number;
}

/** The other process: one SMTP server that bears every name, and the DNS that knows them. */
async function serve(): Promise<void> {
  const pair = await selfMade("*.bench.example");
  const context = contextOf(pair);
  const smtp = createServer((socket) => {
    socket.setNoDelay(true);
    socket.on("error", () => {});
    void playSmtp(new Peer(socket), {}, context, "starttls").catch(() => {});
  });
  await new Promise<void>((done) => smtp.listen(0, "127.0.0.1", 4096, done));
  const dns = createSocket("udp4");
  dns.on("message", (message, from) => {
    const query = packet.decode(message);
    const [question] = query.questions ?? [];
    const name = question?.name ?? "";
    const answers = question?.type === "A" ? [{ type: "A" as const, name, ttl: 60, data: "192.0.2.25" }] : question?.type === "MX" ? [{ type: "MX" as const, name, ttl: 60, data: { preference: 10, exchange: "m0.bench.example" } }] : [];
    dns.send(packet.encode({ type: "response", id: query.id ?? 0, flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE, questions: query.questions ?? [], answers }), from.port, from.address);
  });
  await new Promise<void>((done) => dns.bind(0, "127.0.0.1", done));
  process.send?.({ cert: pair.cert, smtpPort: (smtp.address() as { port: number }).port, dnsPort: dns.address().port } satisfies Ready);
  process.on("disconnect", () => process.exit());
}

const quantile = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measureIt(): Promise<void> {
  const other = fork(fileURLToPath(import.meta.url), ["serve"]);
  const ready = await new Promise<Ready>((resolve) => other.once("message", (message) => resolve(message as Ready)));
  const folder = mkdtempSync(join(tmpdir(), "cantsend-bench-watch-"));
  try {
    const ca = join(folder, "ca.pem");
    writeFileSync(ca, ready.cert);
    const text = [
      `[watch]\nevery = "5m"\ndns = ["127.0.0.1:${ready.dnsPort}"]\nca = [${JSON.stringify(ca)}]\n`,
      ...Array.from({ length: accounts }, (_one, at) => `[[account]]\nname = "u${at}"\naddress = "u${at}@m${at % servers}.bench.example"\nsmtp = "m${at % servers}.bench.example:587"\nsecurity = "starttls"\n`),
    ].join("\n");
    const settings = readWatchSettings(text, "watch.toml");
    const store = await Store.open(join(folder, "watch.sqlite"));
    const examine = accountExaminer(settings, {
      ledgerPath: join(folder, "logins.jsonl"),
      world: { divert: (to) => (to.address === "192.0.2.25" && to.port === 587 ? { address: "127.0.0.1", port: ready.smtpPort } : to), systemLookup: async () => ["192.0.2.25"] },
    });
    const lateness: number[] = [];
    const states = new Map<string, number>();
    const cut = new AbortController();
    let memory = 0;
    let troubles = 0;
    let runs = 0;
    const begun = Date.now();
    const usage = process.cpuUsage();
    const watch = new Watch(settings, store, examine, {
      atOnce: 64,
      onTrouble: (account, sentence) => {
        troubles += 1;
        if (troubles < 4) console.error(`${account}: ${sentence}`);
      },
      onRun(report) {
        runs += 1;
        if (Date.now() - begun > warmUpMs) {
          lateness.push(report.latenessMs);
          const said = `${report.outcome.state}${report.outcome.cause === undefined ? "" : ` ${report.outcome.cause}`}`;
          states.set(said, (states.get(said) ?? 0) + 1);
        }
      },
    });
    const sampler = setInterval(() => {
      memory = Math.max(memory, process.memoryUsage().rss);
      if (Date.now() - begun > warmUpMs + measureMs) cut.abort();
    }, 500);
    await watch.run(cut.signal);
    clearInterval(sampler);
    const cpu = process.cpuUsage(usage);
    await store.close();
    lateness.sort((a, b) => a - b);
    const expected = (accounts / everyMs) * measureMs;
    console.log(`${accounts} accounts, one look each 5 min: ${lateness.length} runs in ${measureMs / 1000} s (the schedule wants ${Math.round(expected)}), ${[...states].map(([state, count]) => `${count} ${state}`).join(", ")}`);
    console.log(`lateness p50 ${quantile(lateness, 0.5).toFixed(0)} ms, p99 ${quantile(lateness, 0.99).toFixed(0)} ms (limit ${limits.latenessMs}), most ${(lateness.at(-1) ?? Number.NaN).toFixed(0)} ms`);
    // On a machine with other work the lateness measures that work too; what a run costs does not.
    const costMs = (cpu.user + cpu.system) / 1000 / runs;
    console.log(`${costMs.toFixed(1)} ms of processor time a run: the schedule needs ${((costMs * accounts) / everyMs).toFixed(2)} of one core`);
    console.log(`memory at most ${(memory / 2 ** 20).toFixed(0)} MB (limit ${limits.memoryMb}); ${((cpu.user + cpu.system) / 1e6 / ((measureMs + warmUpMs) / 1000)).toFixed(2)} of one core used`);
    const kept = lateness.length >= expected * 0.95 && quantile(lateness, 0.99) <= limits.latenessMs && memory / 2 ** 20 <= limits.memoryMb && (states.get("well") ?? 0) === lateness.length && troubles === 0;
    if (!kept) process.exitCode = 1;
  } finally {
    other.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[2] === "serve") await serve();
else await measureIt();
