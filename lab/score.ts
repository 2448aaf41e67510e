import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type CauseId, catalogue } from "../src/model/catalogue.ts";
import { confusionPicture, confusionText } from "./confusion.ts";
import type { Ended, ScenarioResult } from "./result.ts";

export type Judged = Extract<ScenarioResult, { kind: "verdict" }>;

/** What one run of the product got right and wrong. */
export interface Marks {
  /** What it said, in short. */
  readonly says: string;
  /** Everything that was not as it has to be. */
  readonly faults: readonly string[];
  readonly leaf: "right" | "in-top-3" | "wrong";
  readonly family: "right" | "wrong";
  readonly certain: "right" | "wrong" | "not-claimed";
}

const slowMs = 20_000;
/** Two connections at once to one address are no burden to anybody. */
const mostAtOnce = 2;

/** Marks one run against what the scenario expects. */
export function judged(result: Judged): Marks {
  const { expect, said, testimony } = result;
  if (said === undefined) {
    const why = `the product gave no verdict (exit ${result.exitCode}): ${result.printed.slice(0, 600)}`;
    return { says: "nothing", faults: [why], leaf: "wrong", family: "wrong", certain: "not-claimed" };
  }
  const first = said.named[0];
  const says = first === undefined ? said.verdict : `${first.cause}, ${first.certainty}`;
  const right = [expect.named, ...(expect.orNamed ?? [])] as readonly string[];
  const word = first?.cause ?? said.verdict;
  const leaf = right.includes(word) ? "right" : said.named.slice(0, 3).some((one) => right.includes(one.cause)) ? "in-top-3" : "wrong";
  const families = [...right.map((id) => catalogue[id as CauseId]?.family ?? id), ...(expect.orFamily ?? [])] as readonly string[];
  const family = families.includes(first?.family ?? said.verdict) ? "right" : "wrong";
  const claimed = first?.certainty === "certain";
  const certain = !claimed ? "not-claimed" : leaf === "right" && expect.named !== "undecided" ? "right" : "wrong";

  const faults: string[] = [];
  if (leaf !== "right") faults.push(`it should have said ${right.join(" or ")}`);
  if (claimed && certain === "wrong") faults.push("and it was certain");
  if (claimed && expect.cannotTell !== undefined) faults.push(`it cannot be certain: ${expect.cannotTell}`);
  for (const cause of expect.ruledOut ?? []) {
    if (!said.ruledOut.some((one) => one.cause === cause)) faults.push(`it should have ruled out ${cause}`);
  }
  if (expect.then !== undefined && said.ruledOut.some((one) => one.cause === expect.then)) {
    faults.push(`it denies the second fault, ${expect.then}`);
  }
  if (expect.compared !== undefined) {
    const { compared } = result;
    if (compared === undefined) faults.push("the two case files were not compared");
    else {
      if (compared.side !== expect.compared.side) faults.push(`the comparison should have blamed the ${expect.compared.side}, and said ${compared.side ?? compared.verdict}: ${compared.because.join("; ")}`);
      if (compared.place.is !== expect.compared.place) faults.push(`the comparison should have seen ${expect.compared.place === "other" ? "two networks" : expect.compared.place === "same" ? "one network" : "no evidence of the network"}, and said ${compared.place.is}: ${compared.place.why}`);
      if (expect.compared.certainty !== undefined && compared.certainty !== expect.compared.certainty) faults.push(`the comparison should have been ${expect.compared.certainty}, and was ${compared.certainty ?? "nothing"}`);
    }
  }
  const allowed = expect.logins ?? 1;
  for (const [account, times] of Object.entries(testimony.logins)) {
    if (!account.endsWith(": all") && times > allowed) faults.push(`${times} logins (${account}), at most ${allowed} allowed`);
  }
  if (allowed === 0 && Object.keys(testimony.logins).some((account) => account.startsWith("smtp"))) {
    faults.push("a password was sent where none may be");
  }
  if (testimony.passwordsInClear > 0) faults.push(`a password went out unencrypted on ${testimony.passwordsInClear} connections`);
  if (testimony.mailToOthers > 0) faults.push(`${testimony.mailToOthers} messages went to other people`);
  if (testimony.mostAtOnce > mostAtOnce) faults.push(`${testimony.mostAtOnce} connections stood at once to one address`);
  for (const unseen of result.unseen ?? []) faults.push(`it should have seen: ${unseen}`);
  for (const broken of result.ownFaults ?? []) faults.push(`the product broke: ${broken}`);
  // A silence has to be waited out, but not more often than once and a half.
  const limitMs = expect.silence === undefined ? slowMs : Math.max(slowMs, (expect.seconds ?? 0) * 1000, result.timeoutSeconds * 1500);
  if (result.productMs > limitMs) faults.push(`it took ${Math.round(result.productMs / 1000)} s`);
  return { says, faults, leaf, family, certain };
}

/** The figures of a whole run. Shares are from 0 to 1. */
export interface Score {
  readonly scenarios: number;
  readonly leafTop1: number;
  readonly leafTop3: number;
  readonly familyTop1: number;
  readonly falseAlarms: number;
  readonly undecided: number;
  readonly certainRight: number;
  readonly mostLogins: number;
  readonly slowestMs: number;
  readonly medianMs: number;
  readonly broken: number;
}

export function scoreOf(all: readonly Ended[]): Score {
  const runs = all.filter((one): one is Judged => one.kind === "verdict");
  const marks = runs.map(judged);
  const sick = runs.map((run, at) => [run, marks[at] as Marks] as const).filter(([run]) => run.expect.named !== "healthy");
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const claims = marks.filter((one) => one.certain !== "not-claimed");
  const times = runs.map((run) => run.productMs).sort((a, b) => a - b);
  // A scenario whose lab broke counts as wrong.
  const whole = sick.length + all.filter((one) => one.kind === "broken").length;
  return {
    scenarios: all.length,
    leafTop1: share(sick.filter(([, one]) => one.leaf === "right").length, whole),
    leafTop3: share(sick.filter(([, one]) => one.leaf !== "wrong").length, whole),
    familyTop1: share(sick.filter(([, one]) => one.family === "right").length, whole),
    falseAlarms: runs.filter((run) => run.expect.named === "healthy" && (run.said?.named.length ?? 0) > 0).length,
    undecided: share(sick.filter(([run]) => run.said?.verdict === "undecided" && run.expect.named !== "undecided").length, whole),
    certainRight: claims.length === 0 ? 1 : share(claims.filter((one) => one.certain === "right").length, claims.length),
    // Where the user allowed more (letters that are tried in parts), the scenario says how many, and `judged` holds it to that.
    mostLogins: Math.max(0, ...runs.filter((run) => (run.expect.logins ?? 1) <= 1).map((run) => run.testimony.mostLogins)),
    slowestMs: times.at(-1) ?? 0,
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    broken: all.filter((one) => one.kind === "broken").length,
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;

/** Prints the score; after a whole run also writes docs/accuracy.md. Gives the floors that were not reached. */
export function writeScore(
  all: readonly Ended[],
  where: { readonly seed: string; readonly whole: boolean; readonly results: string; readonly root: string; readonly versions: Versions },
): string[] {
  const runs = all.filter((one): one is Judged => one.kind === "verdict");
  const score = scoreOf(all);
  const rows: [string, string][] = [
    ["scenarios", String(score.scenarios)],
    ["leaf, first place", percent(score.leafTop1)],
    ["leaf, first three", percent(score.leafTop3)],
    ["family, first place", percent(score.familyTop1)],
    ["false alarms on healthy controls", String(score.falseAlarms)],
    ["undecided", percent(score.undecided)],
    ["\"certain\" was right", percent(score.certainRight)],
    ["most logins of one account at one service, where no more were allowed", String(score.mostLogins)],
    ["time of one diagnosis, median and slowest", `${(score.medianMs / 1000).toFixed(1)} s and ${(score.slowestMs / 1000).toFixed(1)} s`],
    ["labs that broke", String(score.broken)],
  ];
  for (const [name, value] of rows) console.log(`${name.padEnd(44)} ${value}`);
  // A cause that is as right as the first one is no confusion.
  const pairs = runs.map((run) => {
    const said = run.said?.named[0]?.cause ?? run.said?.verdict ?? "nothing";
    return [run.expect.named, judged(run).leaf === "right" ? run.expect.named : said] as const;
  });
  console.log(confusionText(pairs));
  writeFileSync(`${where.results}/confusion.html`, confusionPicture(pairs));
  if (!where.whole) return [];
  writeFileSync(`${where.root}docs/accuracy.md`, page(runs, rows, confusionText(pairs), where));
  return belowFloors(score, where.root);
}

/** Floors only move up: a share may not be below, a count not above. */
function belowFloors(score: Score, root: string): string[] {
  const file = `${root}lab/floors.json`;
  if (!existsSync(file)) return ["lab/floors.json is missing"];
  const floors = JSON.parse(readFileSync(file, "utf8")) as { atLeast: Partial<Score>; atMost: Partial<Score> };
  const fallen: string[] = [];
  for (const [name, floor] of Object.entries(floors.atLeast)) {
    const value = score[name as keyof Score];
    if (value < floor) fallen.push(`${name} is ${value}, and has to be at least ${floor}`);
  }
  for (const [name, ceiling] of Object.entries(floors.atMost)) {
    const value = score[name as keyof Score];
    if (value > ceiling) fallen.push(`${name} is ${value}, and may be at most ${ceiling}`);
  }
  return fallen;
}

type Versions = readonly (readonly [name: string, version: string])[];

function page(
  runs: readonly Judged[],
  rows: readonly [string, string][],
  confusions: string,
  where: { readonly seed: string; readonly root: string; readonly versions: Versions },
): string {
  const git = (...words: string[]) => execFileSync("git", ["-C", where.root, ...words], { encoding: "utf8" }).trim();
  const notRun = JSON.parse(readFileSync(`${where.root}lab/not-run.json`, "utf8")) as Record<string, string>;
  const alike = runs.flatMap(({ name, expect }) =>
    expect.cannotTell === undefined ? [] : [`| ${name} | ${[expect.named, ...(expect.orNamed ?? [])].join(", ")} | ${expect.cannotTell} |`],
  );
  const table = runs.map((run) => {
    const { says, faults } = judged(run);
    const logins = Object.entries(run.testimony.logins).map(([account, times]) => `${account}: ${times}`).join("; ");
    return `| ${run.name} | ${run.expect.named} | ${says} | ${faults.length === 0 ? "yes" : "**no**"} | ${logins} | ${(run.productMs / 1000).toFixed(1)} |`;
  });
  return `# How often the diagnosis is right

Measured by \`npm run lab\`: real servers, one real fault each, every scenario in a network of its own, names and addresses drawn anew.
${new Date().toISOString().slice(0, 10)}, commit ${git("rev-parse", "--short=12", "HEAD")}, Node ${process.versions.node}, seed ${where.seed}.

The servers, from Debian's packages: ${where.versions.map(([name, version]) => `${name} ${version}`).join(", ")}.

| figure | value |
| --- | --- |
${rows.map(([name, value]) => `| ${name} | ${value} |`).join("\n")}

## Confusions

\`\`\`
${confusions}
\`\`\`

## What cannot be told from the client's side

In these scenarios more than one cause is right, nobody may be certain, and something else would tell.

| scenario | causes that look alike | what would tell |
| --- | --- | --- |
${alike.join("\n")}

## Scenario by scenario

Logins are counted in the servers' own logs.

| scenario | truth | said first | all as expected | logins | seconds |
| --- | --- | --- | --- | --- | --- |
${table.join("\n")}

## Not run

No scenario can show these causes, so nothing is claimed about them.

| cause | why |
| --- | --- |
${Object.entries(notRun).map(([cause, why]) => `| ${cause} | ${why} |`).join("\n")}
`;
}

/** How many floors a whole run is held to. */
export function floorCount(root: string): number {
  const floors = JSON.parse(readFileSync(`${root}lab/floors.json`, "utf8")) as { atLeast: object; atMost: object };
  return Object.keys(floors.atLeast).length + Object.keys(floors.atMost).length;
}
