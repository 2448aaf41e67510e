import { createSocket } from "node:dgram";
import { createServer } from "node:net";
import { fork, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import packet from "dns-packet";
import { deliver } from "../src/apps/monitor/alerts/deliver.ts";
import { accountExaminer } from "../src/apps/monitor/examine-account.ts";
import { type Snapshot, snapshotOf } from "../src/apps/monitor/measures.ts";
import { operatorRoutes } from "../src/apps/monitor/serve.ts";
import { readWatchSettings } from "../src/apps/monitor/settings.ts";
import { Store } from "../src/apps/monitor/store.ts";
import { Watch, wallClock } from "../src/apps/monitor/watch.ts";
import { contextOf, Peer, playSmtp, selfMade } from "../src/testing/hostile-servers.ts";

// 10,000 accounts at one look (no login) each five minutes, against local servers in another process: is the schedule kept, and in how much memory?
// After a warm-up the whole five minutes are measured, so that every account has its turn; meanwhile the metrics are scraped once a minute, as Prometheus would.
// The process that is measured has the surroundings that the service unit gives the watch. Root is not needed: the servers' ports are diverted. ACCOUNTS and SECONDS make it shorter.

const accounts = Number(process.env.ACCOUNTS ?? 10_000);
const everyMs = 300_000;
const warmUpMs = 10_000;
const measureMs = Number(process.env.SECONDS ?? 300) * 1000;
const scrapeEveryMs = 60_000;
/** What was due before the end may still be under way then. */
const graceMs = 30_000;
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

/** What is measured beside what is wanted of it. */
interface Row {
  readonly what: string;
  readonly measured: string;
  readonly wanted?: string;
  readonly holds?: boolean;
}

function table(rows: readonly Row[]): string {
  const width = (of: (row: Row) => string) => Math.max(...rows.map((row) => of(row).length));
  const [what, measured, wanted] = [width((row) => row.what), width((row) => row.measured), width((row) => row.wanted ?? "")];
  return rows.map((row) => `${row.what.padEnd(what)}  ${row.measured.padStart(measured)}  ${(row.wanted ?? "").padEnd(wanted)}  ${row.holds === undefined ? "" : row.holds ? "holds" : "DOES NOT HOLD"}`.trimEnd()).join("\n");
}

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
    const tookMs: number[] = [];
    const states = new Map<string, number>();
    const seen = new Set<string>();
    const snapshots = new Map<string, Snapshot>();
    const cut = new AbortController();
    let memory = 0;
    let troubles = 0;
    let runs = 0;
    let scrapedMs = 0;
    const begun = Date.now();
    const usage = process.cpuUsage();
    const trouble = (who: string, sentence: string) => {
      troubles += 1;
      if (troubles < 4) console.error(`${who}: ${sentence}`);
    };
    const watch = new Watch(settings, store, examine, {
      onTrouble: trouble,
      onRun(report) {
        runs += 1;
        snapshots.set(report.account, snapshotOf(report.account, report.account, report.examined.caseFile, report.examined.diagnosis, report.standing, report.latenessMs));
        if (Date.now() - begun <= warmUpMs) return;
        seen.add(report.account);
        lateness.push(report.latenessMs);
        tookMs.push(report.examined.caseFile.tookMs);
        const said = `${report.outcome.state}${report.outcome.cause === undefined ? "" : ` ${report.outcome.cause}`}`;
        states.set(said, (states.get(said) ?? 0) + 1);
      },
    });
    const operators = operatorRoutes({ settings, store, examine, snapshots: () => [...snapshots.values()], counters: async () => ({ runs, logins: 0, canaries: 0, alertsWaiting: (await store.waiting()).count, troubles }), lastAliveMs: () => Date.now() });
    let scrapeMs = 0;
    let scrapedBytes = 0;
    const sampler = setInterval(() => {
      memory = Math.max(memory, process.memoryUsage().rss);
      const over = Date.now() - begun - warmUpMs - measureMs;
      if (over > graceMs || (over > 0 && (seen.size >= accounts || measureMs < everyMs))) cut.abort();
      if (Date.now() - scrapedMs < scrapeEveryMs) return;
      scrapedMs = Date.now();
      void (async () => {
        let bytes = 0;
        // As a client at the other end of a line takes it: piece by piece.
        for await (const piece of (await operators.request("/metrics")).body ?? []) bytes += (piece as Uint8Array).length;
        [scrapeMs, scrapedBytes] = [Math.max(scrapeMs, Date.now() - scrapedMs), bytes];
      })();
    }, 500);
    await Promise.all([watch.run(cut.signal), deliver(store, settings, wallClock, cut.signal, trouble)]);
    clearInterval(sampler);
    const cpu = process.cpuUsage(usage);
    const soundness = store.soundness();
    await store.close();
    lateness.sort((a, b) => a - b);
    tookMs.sort((a, b) => a - b);
    const expected = Math.round((accounts / everyMs) * measureMs);
    const wholeTurn = measureMs >= everyMs;
    const costMs = (cpu.user + cpu.system) / 1000 / runs;
    const megabytes = memory / 2 ** 20;
    const p99 = quantile(lateness, 0.99);
    const rows: readonly Row[] = [
      { what: `runs in ${measureMs / 1000} s, of ${accounts} accounts each 5 min`, measured: String(lateness.length), wanted: `at least ${Math.floor(expected * 0.99)}`, holds: lateness.length >= Math.floor(expected * 0.99) },
      ...(wholeTurn ? [{ what: "accounts that had their turn", measured: String(seen.size), wanted: String(accounts), holds: seen.size === accounts }] : []),
      { what: "judged well", measured: [...states].map(([state, count]) => `${count} ${state}`).join(", "), wanted: "all", holds: (states.get("well") ?? 0) === lateness.length && lateness.length > 0 },
      { what: "lateness, median", measured: `${quantile(lateness, 0.5).toFixed(0)} ms` },
      { what: "lateness, 99 of 100 below", measured: `${p99.toFixed(0)} ms`, wanted: `below ${limits.latenessMs} ms`, holds: p99 < limits.latenessMs },
      { what: "lateness, most", measured: `${(lateness.at(-1) ?? Number.NaN).toFixed(0)} ms` },
      { what: "memory (resident), most", measured: `${megabytes.toFixed(0)} MB`, wanted: `below ${limits.memoryMb} MB`, holds: megabytes < limits.memoryMb },
      { what: "a run takes, median and 99 of 100 below", measured: `${quantile(tookMs, 0.5).toFixed(0)}, ${quantile(tookMs, 0.99).toFixed(0)} ms` },
      // On a machine with other work the lateness measures that work too; what a run costs does not.
      { what: "processor time a run", measured: `${costMs.toFixed(1)} ms` },
      { what: "of one core, for this schedule", measured: ((costMs * accounts) / everyMs).toFixed(2) },
      { what: "a scrape of /metrics, longest", measured: `${scrapeMs} ms, ${(scrapedBytes / 2 ** 20).toFixed(1)} MB` },
      { what: "own troubles", measured: String(troubles), wanted: "0", holds: troubles === 0 },
      { what: "the store afterwards", measured: soundness, wanted: "ok", holds: soundness === "ok" },
    ];
    const holds = rows.every((row) => row.holds !== false);
    console.log(`${table(rows)}\n${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} of the last minute: the schedule ${holds ? "is kept" : "is NOT kept"}${wholeTurn ? "" : " (shortened: less than one whole turn)"}`);
    if (!holds) process.exitCode = 1;
  } finally {
    other.disconnect();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The surroundings that the service unit gives the watch. */
function asTheServiceRuns(): NodeJS.ProcessEnv {
  const unit = readFileSync(new URL("../deploy/cantsend-watch.service", import.meta.url), "utf8");
  const given = [...unit.matchAll(/^Environment="?(NODE_OPTIONS|MALLOC_ARENA_MAX)=([^"\n]*)"?$/gm)].map(([, name = "", value = ""]) => [name, value] as const);
  return { ...process.env, ...Object.fromEntries(given) };
}

if (process.argv[2] === "serve") await serve();
else if (process.argv[2] === "measure") await measureIt();
else process.exitCode = spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), "measure"], { stdio: "inherit", env: asTheServiceRuns() }).status ?? 1;
