import { appendFileSync, createReadStream, existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { readDomainTarget } from "../../../ask/domain-order.ts";
import { readServer } from "../../../ask/endpoint.ts";
import { fileTrouble } from "../../../ask/files.ts";
import { quoted, UsageError } from "../../../ask/usage-error.ts";
import { examineDomain } from "../../../examine-domain.ts";
import { createAsker } from "../../../measure/domain/asker.ts";
import { nodeWorld } from "../../../world/node.ts";
import { exitCodes } from "../exit-codes.ts";
import { listenForInterruption } from "../interruption.ts";
import type { Action, Given } from "../program.ts";

const usualAtOnce = 16;
const mostAtOnce = 64;

/** What is kept of one domain of many. */
interface Outcome {
  readonly domain: string;
  readonly verdict: "healthy" | "named" | "undecided" | "not-a-domain";
  readonly faults: readonly string[];
}

const many = (flags: Given["flags"], name: string): readonly string[] => (Array.isArray(flags[name]) ? (flags[name] as readonly string[]) : []);

/** The domains that an earlier run finished. A line that was cut off by the interruption is done again. */
function finished(path: string | undefined): Set<string> {
  const done = new Set<string>();
  if (path === undefined || !existsSync(path)) return done;
  const text = readFileSync(path, "utf8");
  // What comes next must not stand on the torn line.
  if (text !== "" && !text.endsWith("\n")) appendFileSync(path, "\n");
  for (const line of text.split("\n")) {
    try {
      if (line !== "") done.add((JSON.parse(line) as Outcome).domain);
    } catch {
      continue;
    }
  }
  return done;
}

function atOnceOf(flags: Given["flags"]): number {
  if (typeof flags.atOnce !== "string") return usualAtOnce;
  const number = /^\d{1,3}$/.test(flags.atOnce) ? Number(flags.atOnce) : Number.NaN;
  if (!(number >= 1 && number <= mostAtOnce)) throw new UsageError(`--at-once: ${quoted(flags.atOnce)} is no number from 1 to ${mostAtOnce}.`);
  return number;
}

const marks = { healthy: "ok", named: "wrong", undecided: "?", "not-a-domain": "?" } as const;
const lineOf = (one: Outcome) => `${marks[one.verdict].padEnd(6)} ${one.domain}${one.faults.length === 0 ? "" : `: ${one.faults.join("; ")}`}\n`;

/** Looks at the records of many domains, in bounded memory, and prints each as it is done. */
export const domainsCommand: Action = async (given, terminal) => {
  const { flags } = given;
  const path = given.words[0] ?? "";
  const journal = typeof flags.journal === "string" ? flags.journal : undefined;
  const shared = { sendsFrom: many(flags, "sendsFrom"), through: [], selector: many(flags, "selector"), resolver: [] };
  const atOnce = atOnceOf(flags);
  readDomainTarget({ domain: "example.com", ...shared });
  if (path !== "-" && !existsSync(path)) throw new UsageError(`${quoted(path)} cannot be read: there is no such file.`);
  const world = nodeWorld({ dns: many(flags, "dns").map((text) => readServer(text, "--dns")) });
  const interruption = listenForInterruption();
  const asker = createAsker(world, interruption.cut);
  const done = finished(journal);
  const count = { healthy: 0, named: 0, undecided: 0, "not-a-domain": 0 };

  const look = async (name: string): Promise<Outcome> => {
    let target: ReturnType<typeof readDomainTarget>;
    try {
      target = readDomainTarget({ domain: name, ...shared });
    } catch (error) {
      if (error instanceof UsageError) return { domain: name, verdict: "not-a-domain", faults: [error.message] };
      throw error;
    }
    const { judgement, verdict } = await examineDomain(target, world, { cut: interruption.cut, asker, reach: "records" });
    return { domain: name, verdict, faults: judgement.records.filter((one) => one.state === "fault").map((one) => `${one.what} ${one.found}`) };
  };
  const keep = async (one: Outcome) => {
    // A run that was interrupted in the middle of a domain knows nothing of it.
    if (interruption.cut.aborted) return;
    count[one.verdict] += 1;
    try {
      if (journal !== undefined) appendFileSync(journal, `${JSON.stringify(one)}\n`, { mode: 0o600 });
    } catch (error) {
      throw new UsageError(`--journal: ${quoted(journal ?? "")} cannot be written: ${fileTrouble(error)}.`);
    }
    await terminal.print(flags.json === true ? `${JSON.stringify(one)}\n` : lineOf(one));
  };

  const under = new Set<Promise<void>>();
  try {
    const lines = createInterface({ input: path === "-" ? process.stdin : createReadStream(path), crlfDelay: Number.POSITIVE_INFINITY });
    for await (const line of lines) {
      const name = line.replace(/#.*/, "").trim().toLowerCase();
      if (name === "" || done.has(name)) continue;
      if (interruption.cut.aborted) break;
      done.add(name);
      const job: Promise<void> = look(name).then(keep).finally(() => under.delete(job));
      under.add(job);
      if (under.size >= atOnce) await Promise.race(under);
    }
    await Promise.all(under);
    const { asked, spared } = asker.counts();
    await terminal.tell(`${count.healthy} in order, ${count.named} with faults, ${count.undecided + count["not-a-domain"]} not judged; ${asked} questions asked, ${spared} answers at hand already.\n`);
    if (interruption.cut.aborted) return exitCodes.interrupted;
    return count.named > 0 ? exitCodes.named : count.undecided + count["not-a-domain"] > 0 ? exitCodes.undecided : exitCodes.healthy;
  } finally {
    interruption.stop();
  }
};
