// Does every message of a collection of real bounces end in an answer, and is its reason put into the right family?
//   npm run bench -- bounces      with BOUNCES=FOLDER, or several folders with a colon between them
// The messages are no part of this repository. Labels are what the tests of Mail::DeliveryStatus::BounceParser assert of the files in its t/corpus, told by the
// file's name; in other folders they stand in a file labels.tsv: name, label, and the causes that are right for it, with commas between them. A message without
// a label is only asked for an answer.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { judgeWords } from "../src/apps/cli/summarize.ts";
import { readBounce } from "../src/ask/material/bounce.ts";
import { type CauseId, catalogue } from "../src/model/catalogue.ts";
import { nodeWorld } from "../src/world/node.ts";

const folders = (process.env.BOUNCES ?? "").split(":").filter((folder) => folder !== "" && existsSync(folder));
if (folders.length === 0) {
  console.log("bounces: skipped, there are no bounces to read; name a folder of messages with BOUNCES=FOLDER");
  process.exit(0);
}

/** What a label means in the terms of the catalogue: the families that are right for it. Some rows were mended after the first results were seen, so its score is no proof on unseen letters. */
const recipient: readonly CauseId[] = ["rcpt-address-invalid", "route-local-domain-captured"];
const labels: readonly (readonly [RegExp, string, readonly CauseId[]])[] = [
  [/^message-too-large/, "too large", ["pol-message-size"]],
  [/^quota/, "mailbox full", ["rcpt-address-invalid", "pol-mailbox-quota-blocks-send"]],
  [/^(?:spam-rejection|spamassassin|spambouncer|junkemailfilter)/, "spam", ["pol-content-spam", "rep-dnsbl-listed", "rep-ip-receiver-block", "rep-domain-low", "rep-link-domain-listed", "pol-own-server-rejects-clients", "rep-own-server-abused", "dns-spf-dkim-missing", "dns-ptr-missing"]],
  [/^(?:relaying-denied|rcpthosts|not-a-relay)/, "relaying denied", ["cfg-auth-not-enabled-in-client", "pol-relay-denied-source", "rcpt-address-invalid"]],
  [/host-unknown|no-such-domain|malformed/, "domain does not exist", [...recipient, "dns-resolver-failure"]],
  [/unknown|doesnotexist|rcpt-dne|nomailbox|deactivated-mailbox|badrcptto|^warning-[12]\./, "recipient unknown", recipient],
];

/** The label of each message of a folder, and the causes that are right for it. */
function labelsIn(folder: string): (name: string) => readonly [string, readonly CauseId[]] | undefined {
  const list = join(folder, "labels.tsv");
  if (existsSync(list)) {
    const known = new Map(readFileSync(list, "utf8").trim().split("\n").map((line) => line.split("\t")).map(([name = "", label = "", right = ""]) => [name, [label, right.split(",") as CauseId[]] as const]));
    return (name) => known.get(name);
  }
  if (basename(folder) !== "corpus") return () => undefined;
  return (name) => {
    const row = labels.find(([pattern]) => pattern.test(name));
    return row === undefined ? undefined : [row[1], row[2]];
  };
}

/** One message may not take longer than this. */
const slowMs = 2_000;
const world = nodeWorld();
const families = (causes: readonly CauseId[]) => new Set(causes.map((cause) => catalogue[cause].family));
const tally = new Map<string, { all: number; first: number; among: number }>();
let [messages, silent, slow, thrown] = [0, 0, 0, 0];
for (const folder of folders) {
  const labelOf = labelsIn(folder);
  for (const name of readdirSync(folder).filter((file) => /\.(?:msg|eml|txt)$/.test(file)).sort()) {
    messages += 1;
    const raw = readFileSync(join(folder, name));
    const begun = performance.now();
    const label = labelOf(name);
    try {
      const passages = await readBounce(raw);
      if (passages.length === 0) silent += 1;
      const named = passages[0] === undefined ? [] : judgeWords(passages[0], world).diagnosis.named;
      if (label !== undefined) {
        const right = families(label[1]);
        const row = tally.get(label[0]) ?? { all: 0, first: 0, among: 0 };
        row.all += 1;
        if (named[0] !== undefined && right.has(named[0].family)) row.first += 1;
        else if (process.env.SHOW !== undefined) console.log(`  ${name}: ${label[0]} <- ${named.slice(0, 3).map(({ cause }) => cause).join(", ") || "undecided"} | ${passages.length} | ${passages[0]?.words.replace(/\s+/g, " ").slice(0, 260) ?? "no bounce"}`);
        if (named.slice(0, 3).some(({ family }) => right.has(family))) row.among += 1;
        tally.set(label[0], row);
      } else if (process.env.SHOW === "silent" && passages.length === 0) console.log(`  ${name}: no bounce`);
    } catch (thrownBy) {
      thrown += 1;
      console.log(`  ${name}: ${String(thrownBy)}`);
    }
    if (performance.now() - begun > slowMs) slow += 1;
  }
}
const percent = (part: number, of: number) => `${((100 * part) / Math.max(1, of)).toFixed(1).padStart(5)} %`;
console.log(`${messages} messages: ${thrown} without an answer, ${slow} slower than ${slowMs} ms, ${silent} not taken for a bounce`);
const rows = [...tally, ["all labelled", [...tally.values()].reduce((sum, row) => ({ all: sum.all + row.all, first: sum.first + row.first, among: sum.among + row.among }), { all: 0, first: 0, among: 0 })] as const];
for (const [label, { all, first, among }] of rows) console.log(`${label.padEnd(22)} ${String(all).padStart(4)}: family first ${percent(first, all)}, among three ${percent(among, all)}`);
