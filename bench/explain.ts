// How well the words alone, and the words with what people noted beside them, lead to the confirmed cause of real cases.
//   npm run bench -- explain      with CASES=FILE, lines of JSON: {"id", "symptom", "observations": [], "true_cause"}
// The cases are no part of this repository. Half of them, by a hash of the id, are kept aside: who mends the rules looks at the other half only (SHOW=symptom prints its misses).
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { reportedReply } from "../src/ask/reported.ts";
import { caseFileVersion } from "../src/model/case-file.ts";
import { type CauseId, catalogue } from "../src/model/catalogue.ts";
import { diagnose } from "../src/reason/diagnose.ts";
import { nodeWorld } from "../src/world/node.ts";

interface Case {
  readonly id: string;
  readonly symptom: string;
  readonly observations: readonly string[];
  readonly true_cause: CauseId;
}

const path = process.argv[2] ?? process.env.CASES ?? "";
if (path === "" || !existsSync(path)) {
  console.log("explain: skipped, there are no cases to score on; name a file of them with CASES=FILE");
  process.exit(0);
}
const cases: readonly Case[] = readFileSync(path, "utf8").trim().split("\n").map((line) => JSON.parse(line));
const keptAside = (one: Case) => BigInt(`0x${createHash("sha256").update(one.id).digest("hex")}`) % 2n === 1n;
const world = nodeWorld();

function judged(text: string) {
  const { observation } = reportedReply(text, world);
  return diagnose({ version: caseFileVersion, startedAt: observation.at, tookMs: 0, writtenBy: "bench", target: { address: "", domain: "", from: "", history: "not-said", controls: [], ...(observation.ok ? { reported: observation.saw.text } : {}) }, routes: [], observations: [observation], gaps: [] });
}

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1).padStart(5)} %`;

for (const [name, textOf] of [
  ["the symptom alone", (one: Case) => one.symptom],
  ["symptom and observations", (one: Case) => [one.symptom, ...one.observations].join("\n")],
] as const) {
  for (const [half, list] of [
    ["half to look at", cases.filter((one) => !keptAside(one))],
    ["half kept aside", cases.filter(keptAside)],
  ] as const) {
    let [leaf, three, family, undecided, certain] = [0, 0, 0, 0, 0];
    for (const one of list) {
      const { named } = judged(textOf(one));
      const [first] = named;
      if (first === undefined) undecided += 1;
      if (first?.cause === one.true_cause) leaf += 1;
      else if (process.env.SHOW === (name === "the symptom alone" ? "symptom" : "both") && half === "half to look at") console.log(`  ${one.true_cause} <- ${named.slice(0, 3).map(({ cause }) => cause).join(", ") || "undecided"} | ${textOf(one).replaceAll("\n", " // ").slice(0, 240)}`);
      if (named.slice(0, 3).some(({ cause }) => cause === one.true_cause)) three += 1;
      if (first !== undefined && first.family === catalogue[one.true_cause].family) family += 1;
      if (first?.certainty === "certain" && first.cause !== one.true_cause) certain += 1;
    }
    console.log(`${name}, ${half} (${list.length}): leaf first ${percent(leaf, list.length)}, among three ${percent(three, list.length)}, family first ${percent(family, list.length)}, undecided ${percent(undecided, list.length)}, wrong and called certain ${percent(certain, list.length)}`);
  }
}
