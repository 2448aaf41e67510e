// The break-and-mend trial in its own lab; runs as the first process of private mount, network and process namespaces:
//   node inside.ts SEED RESULT-FILE BREAKS EVERY-MS
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Lab } from "../lab.ts";
import { makePrivate } from "../private.ts";
import { until } from "../shell.ts";
import { hearWitness } from "../witness.ts";
import { prepare, ways } from "./ways.ts";

const [seed, resultFile, breaks, every] = process.argv.slice(2) as [string, string, string, string];
const everyMs = Number(every);
const home = "/run/lab/home";
/** A run that is under way while the world changes can hang at a connection that was good when it began, until its own limits end it; the next begins only then. */
const longestRunMs = 35_000;
/** Nothing may be heard for so long after a mending was told. */
const quietMs = 1_000;
/** So long the watch may need to be calm again, before the next break would be mistaken for the last. */
const calmMs = 60_000;

interface Heard {
  readonly event: string;
  readonly cause?: string;
  readonly title: string;
}

interface Run {
  readonly at: number;
  readonly state?: string;
  readonly cause?: string;
  readonly tookMs?: number;
  readonly standing?: string;
  readonly trouble?: string;
}

const linesOf = <T>(file: string): T[] => (existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as T) : []);
const heard = () => linesOf<Heard>(`${home}/heard.jsonl`);
const runs = () => linesOf<Run>(`${home}/runs.jsonl`);

/** How long this machine stood still since the start: a virtual one may be put to sleep, and nobody is late by what did not pass for him. */
let stoodStillMs = 0;
/** A timer that comes later than this was not merely busy. */
const stillnessMs = 750;
const beatMs = 250;
let beat = performance.now();
setInterval(() => {
  const late = performance.now() - beat - beatMs;
  if (late > stillnessMs) stoodStillMs += late;
  beat = performance.now();
}, beatMs).unref();

/** Waits until something is so; how long it took, or nothing where it never came. Time in which the machine stood still does not count. */
async function awaits(ready: () => boolean, limitMs: number): Promise<number | undefined> {
  const [began, still] = [performance.now(), stoodStillMs];
  const passed = () => performance.now() - began - (stoodStillMs - still);
  while (!ready()) {
    if (passed() > limitMs) return undefined;
    await new Promise((go) => setTimeout(go, 50));
  }
  return passed();
}

/** Waits until something more is heard than before. */
const hears = (known: number, limitMs: number) => awaits(() => heard().length > known, limitMs);

/** Is the mailbox well, by the last two runs and by all that the watch knows? */
function calm(): boolean {
  const last = runs().filter((run) => run.state !== undefined).slice(-2);
  return last.length === 2 && last.every((run) => run.state === "well" && run.standing === "well");
}

async function main() {
  await makePrivate("root");
  const lab = new Lab(`${seed}/watch`);
  prepare(lab);
  await lab.start();
  const text = `[watch]
confirm = "2 of 3"
flapping = "5 in 1s"
ca = [${JSON.stringify(lab.pki.root)}]
controls = [${[lab.second.name, lab.third.name].map((name) => JSON.stringify(name)).join(", ")}]

[[alert]]
name = "file"
kind = "command"
command = "sh -c 'cat >> ${home}/heard.jsonl'"

[[account]]
address = ${JSON.stringify(lab.person.address)}
smtp = "${lab.provider.name}:587"
security = "starttls"
smtp-user = ${JSON.stringify(lab.person.address)}
imap = "${lab.provider.name}:993"
password = { env = "MAIL_PASSWORD" }
`;
  writeFileSync(`${home}/watch.toml`, text);
  const began = Date.now();
  const driver = fileURLToPath(new URL("driver.ts", import.meta.url));
  const ended = lab.client([process.execPath, driver, `${home}/watch.toml`, `${home}/state/watch.sqlite`, `${home}/state/logins.jsonl`, `${home}/runs.jsonl`, every], { limitMs: 3_600_000, cwd: home, env: { MAIL_PASSWORD: lab.person.password } });
  void ended.then((outcome) => writeFileSync(`${home}/driver.out`, outcome.out));
  await until("the first good run", () => runs().some((run) => run.state === "well"), 60_000);

  const trials: { readonly says: string; readonly brokeMs: number | undefined; readonly mendedMs: number | undefined; readonly named: string | undefined; readonly faults: readonly string[] }[] = [];
  for (let at = 0; at < Number(breaks); at += 1) {
    const way = ways[at % ways.length] as (typeof ways)[number];
    if ((await awaits(calm, calmMs)) === undefined) {
      // What comes now could not be told from what was; what was tried so far stands.
      const fault = `the mailbox was not well before this break: ${JSON.stringify(runs().slice(-3))}`;
      console.log(`FAILED  ${at + 1}. ${way.says}: ${fault}`);
      trials.push({ says: way.says, brokeMs: undefined, mendedMs: undefined, named: undefined, faults: [fault] });
      break;
    }
    const before = heard().length;
    const mend = await way.breaks(lab);
    // Two intervals, and the time that a run itself takes.
    const brokeMs = await hears(before, 2 * everyMs + longestRunMs);
    const broke = heard().slice(before);
    await new Promise((go) => setTimeout(go, quietMs));
    const between = heard().length;
    await mend();
    const mendedMs = await hears(between, 2 * everyMs + longestRunMs);
    await new Promise((go) => setTimeout(go, quietMs));
    const mended = heard().slice(between);
    const more = heard().slice(before + broke.length, between);
    const faults = [
      ...(brokeMs === undefined ? [`the break was not told; the runs said ${runs().slice(-4).map((run) => `${run.state} ${run.cause ?? ""}`).join(", ")}`] : []),
      ...broke.filter((one) => one.event !== "broke").map((one) => `in place of a break "${one.event}" was told: ${one.title}`),
      ...broke.filter((one) => one.event === "broke" && !way.causes.some((cause) => cause === one.cause)).map((one) => `${one.cause} was named`),
      ...(broke.length > 1 ? [`${broke.length} alerts for one break`] : []),
      ...more.map((one) => `a further "${one.event}" was told: ${one.title}`),
      ...(brokeMs !== undefined && mendedMs === undefined ? ["the mending was not told"] : []),
      ...(brokeMs !== undefined ? mended.filter((one) => one.event !== "recovered").map((one) => `after the mending "${one.event}" was told: ${one.title}`) : []),
      ...(mended.length > 1 ? [`${mended.length} alerts for one mending`] : []),
    ];
    trials.push({ says: way.says, brokeMs: brokeMs === undefined ? undefined : Math.round(brokeMs), mendedMs: mendedMs === undefined ? undefined : Math.round(mendedMs), named: broke[0]?.cause, faults });
    console.log(`${faults.length === 0 ? "ok     " : "FAILED "} ${at + 1}. ${way.says}: ${broke[0]?.cause ?? "nothing"} (${brokeMs === undefined ? "-" : (brokeMs / 1000).toFixed(1)} s, mended ${mendedMs === undefined ? "-" : (mendedMs / 1000).toFixed(1)} s)${faults.map((fault) => `\n        ${fault}`).join("")}`);
  }
  const seconds = (Date.now() - began) / 1000;
  if (stoodStillMs > 0) console.log(`the machine stood still for ${(stoodStillMs / 1000).toFixed(1)} s in all; that time counts for nobody`);
  await new Promise((go) => setTimeout(go, 100));
  const { logins } = hearWitness(lab.person, [lab.person.password]);
  const all = runs();
  const took = all.flatMap((run) => run.tookMs ?? []).sort((a, b) => a - b);
  return { seconds, trials, runs: all.filter((run) => run.state !== undefined).length, tookMs: { median: took[Math.floor(took.length / 2)], most: took.at(-1) }, logins, budget: Math.ceil((seconds * 1000) / everyMs) * 2 * 1.2 + 2, troubles: all.flatMap((run) => run.trouble ?? []) };
}

let result: unknown;
try {
  result = await main();
} catch (error) {
  result = { broken: error instanceof Error ? error.stack : String(error) };
}
writeFileSync(resultFile, JSON.stringify({ ...(result as object), driver: existsSync(`${home}/driver.out`) ? readFileSync(`${home}/driver.out`, "utf8").slice(-2000) : undefined }));
process.exit(0); // as process 1 of its namespace this ends every daemon of the lab
