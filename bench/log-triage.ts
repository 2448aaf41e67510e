// How fast a Postfix log is read into a summary: against a plain line reader of Node and against pflogsumm, one after the other in the same run, and with how much memory.
//   npm run build && npm run bench -- log-triage      with MEGABYTES=300, and RUNS=3
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const bin = `${root}bin/cantsend.js`;
const megabytes = Number(process.env.MEGABYTES ?? 300);
const runs = Number(process.env.RUNS ?? 3);
const limitMb = 200;

/** What a busy server meets besides success, and how often in a thousand deliveries. */
const troubles: readonly (readonly [number, (n: number) => string])[] = [
  [20, (n) => `dsn=4.4.1, status=deferred (connect to mx${n % 40}.example.net[192.0.2.${n % 250}]:25: Connection timed out)`],
  [10, (n) => `dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 <user${n}@example.org>: Recipient address rejected: User unknown in virtual mailbox table (in reply to RCPT TO command))`],
  [8, (n) => `dsn=4.2.0, status=deferred (host mx.example.com[192.0.2.2] said: 450 4.2.0 <user${n}@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html (in reply to RCPT TO command))`],
  [4, (n) => `dsn=5.7.26, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.3] said: 550-5.7.26 This mail has been blocked because the sender is unauthenticated. ${n.toString(36)}si12345abc.${n % 999} - gsmtp (in reply to end of DATA command))`],
  [2, (n) => `dsn=5.7.1, status=bounced (host mail.protection.outlook.com[192.0.2.4] said: 550 5.7.1 Unfortunately, messages from [203.0.113.${n % 250}] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3150). (in reply to MAIL FROM command))`],
];

function line(n: number): string {
  const at = new Date(Date.UTC(2026, 9, 1) + n * 200).toUTCString();
  const stamp = `${at.slice(8, 11)} ${String(Number(at.slice(5, 7))).padStart(2)} ${at.slice(17, 25)}`;
  const id = (0x40000000 + n).toString(16).toUpperCase();
  let place = (n * 7919) % 1000;
  const trouble = troubles.find(([share]) => (place -= share) < 0);
  const outcome = trouble === undefined ? `dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as ${id})` : trouble[1](n);
  return (
    `${stamp} mx postfix/smtpd[${n % 30000}]: ${id}: client=pc${n % 500}.example.com[198.51.100.${n % 250}], sasl_method=PLAIN, sasl_username=user${n % 900}@example.com\n` +
    `${stamp} mx postfix/cleanup[811]: ${id}: message-id=<${n}@example.com>\n` +
    `${stamp} mx postfix/qmgr[812]: ${id}: from=<user${n % 900}@example.com>, size=${1000 + (n % 90000)}, nrcpt=1 (queue active)\n` +
    `${stamp} mx postfix/smtp[${n % 30000}]: ${id}: to=<user${n}@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1.2, delays=0.1/0/0.9/0.2, ${outcome}\n` +
    `${stamp} mx postfix/qmgr[812]: ${id}: removed\n`
  );
}

function write(path: string): void {
  const file = openSync(path, "w");
  for (let bytes = 0, n = 0; bytes < megabytes * 1024 * 1024; ) {
    let part = "";
    for (; part.length < 1 << 20; n += 1) part += line(n);
    bytes += writeSync(file, part);
  }
  closeSync(file);
}

const plainReader = `const {createInterface}=require("node:readline");const {createReadStream}=require("node:fs");let n=0;createInterface({input:createReadStream(process.argv[1])}).on("line",(line)=>{if(line.includes("status="))n+=1}).on("close",()=>console.log(n))`;
/** Prints the most memory that the process ever held, in kilobytes. */
const rss = "process.on('exit',()=>process.stderr.write('rss '+process.resourceUsage().maxRSS+'\\n'))";

function timed(command: string, args: readonly string[], codes: readonly number[] = [0]): { readonly seconds: number; readonly rssMb: number } {
  const begun = performance.now();
  const done = spawnSync(command, args, { stdio: ["ignore", "pipe", "pipe"], maxBuffer: 1 << 28 });
  if (done.status === null || !codes.includes(done.status)) throw new Error(`${command} ended with ${done.status}: ${done.stderr.toString().slice(0, 400)}`);
  return { seconds: (performance.now() - begun) / 1000, rssMb: Number(/rss (\d+)/.exec(done.stderr.toString())?.[1] ?? 0) / 1024 };
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;

if (!existsSync(`${root}dist/apps/cli/main.js`)) throw new Error("there is no dist; run `npm run build` first");
const folder = mkdtempSync(join(tmpdir(), "cantsend-bench-"));
try {
  const log = join(folder, "mail.log");
  write(log);
  const size = statSync(log).size / 1024 / 1024;
  const hasPflogsumm = spawnSync("pflogsumm", ["--version"]).status === 0;
  const [ours, plain, theirs, memory] = [[], [], [], []] as number[][];
  for (let run = 0; run < runs; run += 1) {
    const mine = timed(process.execPath, ["--import", `data:text/javascript,${encodeURIComponent(rss)}`, bin, "explain", log, "--json"], [1]);
    ours?.push(mine.seconds);
    memory?.push(mine.rssMb);
    plain?.push(timed(process.execPath, ["-e", plainReader, log]).seconds);
    if (hasPflogsumm && run === 0) theirs?.push(timed("pflogsumm", [log]).seconds);
  }
  const [our, reader, their] = [median(ours ?? []), median(plain ?? []), median(theirs ?? [])];
  const peak = Math.max(...(memory ?? []));
  console.log(`a Postfix log of ${size.toFixed(0)} MB: explain ${our.toFixed(2)} s (${(size / our).toFixed(0)} MB/s), a plain line reader of Node ${reader.toFixed(2)} s: ratio ${(our / reader).toFixed(2)}`);
  console.log(hasPflogsumm ? `pflogsumm ${their.toFixed(2)} s: explain has ${(their / our).toFixed(1)} times its throughput (wanted: 3)` : "pflogsumm is not installed, so there is no comparison with it (apt-get install pflogsumm)");
  console.log(`most memory: ${peak.toFixed(0)} MB (limit ${limitMb} MB)`);
  if (peak > limitMb || (hasPflogsumm && their / our < 3)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
