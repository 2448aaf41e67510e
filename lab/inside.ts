// One scenario in its own lab; runs as the first process of private mount, network and process namespaces:
//   node inside.ts SCENARIO SEED RESULT-FILE prove|judge|keep root|user
import { cpSync, existsSync, writeFileSync } from "node:fs";
import type { CaseFile } from "../src/model/case-file.ts";
import { Lab } from "./lab.ts";
import { NeedsRoot } from "./needs-root.ts";
import { makePrivate } from "./private.ts";
import type { ScenarioResult } from "./result.ts";
import type { Proof, Scenario, UserSettings } from "./scenario.ts";
import { caseFile, judge, judgeAgain, ownFaults, usualTimeoutSeconds } from "./user.ts";
import { hearWitness } from "./witness.ts";

const [name, seed, resultFile, mode, power] = process.argv.slice(2) as [string, string, string, "prove" | "judge" | "keep", Lab["power"]];

/** Checks the proof, and gives the observations that were missing. */
function missing(proof: Proof): string[] {
  return proof.flatMap(([outcome, ...patterns]) =>
    patterns.filter((pattern) => !pattern.test(outcome.out)).map((pattern) => `${pattern} is not in:\n${outcome.out.slice(-3000)}`),
  );
}

async function main(): Promise<ScenarioResult> {
  const started = performance.now();
  const { default: it } = (await import(`./scenarios/${name}.ts`)) as { default: Scenario };
  await makePrivate(power);
  const lab = new Lab(`${seed}/${name}`, power);
  it.world?.(lab);
  await lab.start();
  const upMs = Math.round(performance.now() - started);
  const settings: UserSettings = it.user?.(lab) ?? {};
  if (mode === "keep") {
    writeFileSync("/run/lab/settings.json", `${JSON.stringify({ person: lab.person, provider: lab.provider, settings }, null, 2)}\n`);
    console.log("up");
    await new Promise(() => setInterval(() => {}, 1 << 30));
  }
  if (mode === "prove") {
    const wanting = missing(await it.proof(lab));
    return { name, seed, upMs, tookMs: Math.round(performance.now() - started), kind: "proof", wanting };
  }
  const verdict = await judge(lab, settings);
  const measured = caseFile();
  if (measured !== undefined) {
    writeFileSync(resultFile.replace(/\.json$/, ".case.json"), measured);
    writeFileSync(resultFile.replace(/\.json$/, ".names.json"), JSON.stringify(lab.stableNames()));
  }
  const compared = await judgeAgain(lab, settings);
  await new Promise((go) => setTimeout(go, 60)); // the capture writes its last packets
  const secrets = [settings.password ?? lab.person.password, lab.person.password, settings.oauthToken ?? "", lab.secondMailbox?.password ?? ""];
  const testimony = hearWitness(lab.person, [...new Set(secrets)], lab.secondMailbox === undefined ? [] : [lab.secondMailbox.address]);
  return {
    name,
    seed,
    upMs,
    tookMs: Math.round(performance.now() - started),
    kind: "verdict",
    expect: it.expect,
    testimony,
    timeoutSeconds: settings.timeoutSeconds ?? usualTimeoutSeconds,
    ...verdict,
    ...(compared === undefined ? {} : { compared }),
    unseen: it.shows === undefined ? [] : measured === undefined ? ["a case file"] : it.shows(JSON.parse(measured) as CaseFile, lab),
    ownFaults: measured === undefined ? [] : ownFaults(measured),
  };
}

try {
  writeFileSync(resultFile, JSON.stringify(await main()));
} catch (error) {
  const ended = error instanceof NeedsRoot ? { kind: "not-run", why: error.message } : { kind: "broken", why: String(error instanceof Error ? error.stack : error) };
  writeFileSync(resultFile, JSON.stringify({ name, seed, upMs: 0, tookMs: 0, ...ended }));
} finally {
  // What the servers wrote outlives the lab, for whoever wants to know why.
  const logs = resultFile.replace(/\.json$/, ".logs");
  if (existsSync("/run/lab/log")) cpSync("/run/lab/log", logs, { recursive: true, filter: (file) => !/\.pcap$/.test(file) });
}
process.exit(0); // as process 1 of its namespace this ends every daemon of the lab
