// One scenario in its own lab; runs as the first process of private mount, network and process namespaces:
//   node inside.ts SCENARIO SEED RESULT-FILE prove|judge|keep
import { appendFileSync, cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { Lab } from "./lab.ts";
import type { ScenarioResult } from "./result.ts";
import type { Proof, Scenario, UserSettings } from "./scenario.ts";
import { must } from "./shell.ts";
import { caseFile, judge, usualTimeoutSeconds } from "./user.ts";
import { hearWitness } from "./witness.ts";

const [name, seed, resultFile, mode] = process.argv.slice(2) as [string, string, string, "prove" | "judge" | "keep"];

/** Makes the machine's state directories private to this lab, so that nothing is left behind. */
async function makePrivate(): Promise<void> {
  await must([
    "sh",
    "-ec",
    `mount -t tmpfs -o mode=755 lab /run
    mkdir -p /run/etc/upper /run/etc/work /run/lab
    mount -t overlay overlay -o lowerdir=/etc,upperdir=/run/etc/upper,workdir=/run/etc/work /etc
    mount -t tmpfs -o mode=1777 lab /tmp
    mount -t tmpfs -o mode=1777 lab /dev/shm
    mount -t tmpfs lab /var/lib/knot
    ip link set lo up`,
  ]);
  appendFileSync("/etc/passwd", "person:x:1000:1000::/run/lab/home:/bin/sh\nother:x:1001:1001::/run/lab/home:/bin/sh\nvmail:x:5000:5000::/run/lab/mail:/bin/false\nDebian-exim:x:5001:5001::/run/lab/exim:/bin/false\n");
  appendFileSync("/etc/group", "person:x:1000:\nother:x:1001:\nvmail:x:5000:\nDebian-exim:x:5001:\n");
  mkdirSync("/etc/netns", { recursive: true });
}

/** Checks the proof, and gives the observations that were missing. */
function missing(proof: Proof): string[] {
  return proof.flatMap(([outcome, ...patterns]) =>
    patterns.filter((pattern) => !pattern.test(outcome.out)).map((pattern) => `${pattern} is not in:\n${outcome.out.slice(-3000)}`),
  );
}

async function main(): Promise<ScenarioResult> {
  const started = performance.now();
  const { default: it } = (await import(`./scenarios/${name}.ts`)) as { default: Scenario };
  await makePrivate();
  const lab = new Lab(`${seed}/${name}`);
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
  await new Promise((go) => setTimeout(go, 60)); // the capture writes its last packets
  const secrets = [settings.password ?? lab.person.password, lab.person.password, settings.oauthToken ?? ""];
  const testimony = hearWitness(lab.person, [...new Set(secrets)]);
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
  };
}

try {
  writeFileSync(resultFile, JSON.stringify(await main()));
} catch (error) {
  writeFileSync(resultFile, JSON.stringify({ name, seed, upMs: 0, tookMs: 0, kind: "broken", why: String(error instanceof Error ? error.stack : error) }));
} finally {
  // What the servers wrote outlives the lab, for whoever wants to know why.
  const logs = resultFile.replace(/\.json$/, ".logs");
  if (existsSync("/run/lab/log")) cpSync("/run/lab/log", logs, { recursive: true, filter: (file) => !/\.pcap$/.test(file) });
}
process.exit(0); // as process 1 of its namespace this ends every daemon of the lab
