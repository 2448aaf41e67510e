// Full checks of domains per second on one core against a resolver on loopback, next to what a user would take instead: a loop of dig, and spfquery. How many questions a domain costs, and that none goes out twice.
//   npm run bench -- domain      dig (bind9-dnsutils) and spfquery (libspf2's, Debian package spfquery) are compared where they are installed; spfquery needs root, for a resolver on port 53
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { readDomainTarget } from "../src/ask/domain-order.ts";
import { examineDomain } from "../src/examine-domain.ts";
import { createAsker } from "../src/measure/domain/asker.ts";
import { evaluateSpf } from "../src/measure/domain/spf.ts";
import { nodeWorld } from "../src/world/node.ts";

const many = Number(process.env.DOMAINS ?? 10_000);
const root = process.getuid?.() === 0;
const address = root ? "127.0.0.77" : "127.0.0.1";
const server = spawn(process.execPath, [fileURLToPath(new URL("parts/dns-stand-in.ts", import.meta.url)), String(many), address, root ? "53" : "0"], { stdio: ["pipe", "pipe", "inherit"] });
const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
const port = Number((await lines.next()).value);
const stats = async () => {
  server.stdin.write("stats\n");
  return JSON.parse(String((await lines.next()).value)) as { questions: number; different: number; most: number };
};
const dns = `${address}:${port}`;
const quiet = new AbortController().signal;
const target = (number: number) => readDomainTarget({ domain: `d${number}.example`, sendsFrom: ["192.0.2.25"], through: [], selector: ["mail"], resolver: [] });
const installed = (program: string) => spawnSync("which", [program]).status === 0;
const row = (what: string, checks: number, tookMs: number) => console.log(`${what.padEnd(52)} ${(checks / (tookMs / 1000)).toFixed(1).padStart(8)} checks/s`);

const world = nodeWorld({ dns: [dns] });
for (let number = 0; number < 20; number += 1) await examineDomain(target(9_000 + number), world, { reach: "records" });
await stats();

// One domain on its own: what it costs.
const one = await examineDomain(target(1), world, { reach: "records" });
const cost = await stats();
console.log(`one domain: ${cost.questions} questions on the wire, ${cost.different} different, none more than ${cost.most} time${cost.most === 1 ? "" : "s"}; ${one.questions.spared} answers were at hand already`);

const apart = 200;
let begun = performance.now();
for (let number = 0; number < apart; number += 1) await examineDomain(target(100 + number), world, { reach: "records" });
const oursMs = (performance.now() - begun) / apart;
row("cantsend, one after the other, nothing shared", apart, performance.now() - begun);

if (installed("dig")) {
  // What a person asks by hand for the same picture: MX, SPF with its includes, DMARC, DKIM, the hosts, the reverse name.
  const asked = (name: string) => [[name, "MX"], [name, "TXT"], ["spf1.host.example", "TXT"], ["more.host.example", "TXT"], [`_dmarc.${name}`, "TXT"], [`mail._domainkey.${name}`, "TXT"], ["mx1.host.example", "A"], ["mx2.host.example", "A"], ["25.2.0.192.in-addr.arpa", "PTR"]];
  const rounds = 10;
  begun = performance.now();
  for (let number = 0; number < rounds; number += 1) for (const [name = "", type = ""] of asked(`d${number}.example`)) spawnSync("dig", ["+short", "-p", String(port), `@${address}`, name, type]);
  const digMs = (performance.now() - begun) / rounds;
  row("dig, nine runs a domain", rounds, performance.now() - begun);
  console.log(`  cantsend ${(digMs / oursMs).toFixed(1)} x as many`);
} else console.log("dig is not installed: skipped");

if (root && installed("spfquery") && installed("unshare")) {
  const folder = mkdtempSync(`${tmpdir()}/bench-`);
  writeFileSync(`${folder}/resolv.conf`, `nameserver ${address}\n`);
  const rounds = 30;
  begun = performance.now();
  const script = `mount --bind ${folder}/resolv.conf /etc/resolv.conf && for i in $(seq 0 ${rounds - 1}); do spfquery -ip 192.0.2.25 -sender postmaster@d$i.example -helo d$i.example; done`;
  const ran = spawnSync("unshare", ["-m", "sh", "-c", script], { encoding: "utf8" });
  const passed = ran.stdout.split("\n").filter((line) => line.trim() === "pass").length;
  const spfMs = (performance.now() - begun) / rounds;
  row(`spfquery, SPF alone (${passed} of ${rounds} pass)`, rounds, performance.now() - begun);
  begun = performance.now();
  let ours = 0;
  for (let number = 0; number < apart; number += 1) {
    // Nothing is shared: each evaluation asks everything anew, as each run of spfquery does.
    const { result } = await evaluateSpf({ address: "192.0.2.25", sender: `postmaster@d${number}.example`, helo: `d${number}.example`, limits: "enforce" }, createAsker(world, quiet).resolve);
    if (result === "pass") ours += 1;
  }
  const aloneMs = (performance.now() - begun) / apart;
  row(`cantsend, SPF alone (${ours} of ${apart} pass)`, apart, performance.now() - begun);
  console.log(`  cantsend, SPF alone, ${(spfMs / aloneMs).toFixed(1)} x as many as spfquery; whole domains, ${(spfMs / oursMs).toFixed(1)} x`);
  rmSync(folder, { recursive: true });
} else console.log("spfquery: skipped, it needs root and the package spfquery");

await stats();
const asker = createAsker(world, quiet);
let next = 0;
let largest = 0;
begun = performance.now();
await Promise.all(
  Array.from({ length: 16 }, async () => {
    while (next < many) {
      next += 1;
      await examineDomain(target(next - 1), world, { asker, reach: "records" });
      if (next % 500 === 0) largest = Math.max(largest, Number(/VmRSS:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0));
    }
  }),
);
const whole = performance.now() - begun;
const all = await stats();
row(`cantsend, ${many} domains, sixteen at once, shared`, many, whole);
console.log(`  ${(all.questions / many).toFixed(2)} questions a domain on the wire, ${all.questions - all.different} of ${all.questions} asked again; ${Math.round(largest / 1024)} MB at most`);
server.kill();
