import { existsSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { CauseId } from "../../src/model/catalogue.ts";
import type { Cause } from "../../src/reason/cause.ts";
import type { Sign } from "../../src/reason/sign.ts";
import { filesBelow, read, root, type Untidy } from "./files.ts";

export const headings = ["What you see", "Why it happens", "How we know", "What to do", "Check that it worked", "What looks like it"] as const;
const open = "<!-- signs -->";
const close = "<!-- /signs -->";

/** The table of a cause's page: what is asked, and what the answer means for this cause. */
export function signTable(cause: Cause, signs: Readonly<Record<string, Sign>>): string {
  const rows: string[] = [];
  const row = (id: string, meaning: string) => rows.push(`| ${signs[id]?.asks ?? id} | ${meaning} |`);
  for (const id of cause.requires) row(id, "must be so");
  for (const id of cause.requiresOneOf ?? []) row(id, (cause.requiresOneOf ?? []).length === 1 ? "must be so" : "one of these must be so");
  for (const id of cause.shownBy ?? []) row(id, "is enough by itself");
  for (const id of Object.keys(cause.supportedBy)) row(id, "speaks for it");
  for (const id of cause.excludedBy) row(id, "rules it out");
  return `\n| What \`cantsend\` asks | If yes |\n| --- | --- |\n${rows.join("\n")}\n\n`;
}

function pageOf(cause: Cause, file: string, signs: Readonly<Record<string, Sign>>, write: "write" | "check"): readonly string[] {
  const wrong: string[] = [];
  const text = read(file);
  const lines = text.split("\n");
  if (lines[0] !== `# ${cause.title}`) wrong.push(`its first line is not "# ${cause.title}"`);
  const found = lines.filter((line) => line.startsWith("## ")).map((line) => line.slice(3));
  if (found.join("|") !== headings.join("|")) wrong.push(`its headings are not ${headings.join(" / ")}`);
  const from = text.indexOf(open);
  const to = text.indexOf(close);
  if (from === -1 || to < from) return [...wrong, `it has no ${open} ${close}`];
  const should = `${text.slice(0, from + open.length)}\n${signTable(cause, signs)}${text.slice(to)}`;
  if (should !== text) {
    if (write === "write") writeFileSync(join(root, file), should);
    else wrong.push("its table of signs is stale: run `npm run tidy -- --write`");
  }
  if (text.length < 800) wrong.push("it is too short to help anybody");
  return wrong;
}

/** Every cause has what a cause needs, and every sign is used. */
export async function catalogueCheck(write: "write" | "check"): Promise<{ readonly untidy: readonly Untidy[]; readonly seen: number }> {
  const { causes } = await import("../../src/reason/causes/index.ts");
  const { signs } = await import("../../src/reason/signs/index.ts");
  const { catalogue } = await import("../../src/model/catalogue.ts");
  const untidy: Untidy[] = [];
  const say = (file: string, what: string) => untidy.push({ file, what });
  const table = signs as Readonly<Record<string, Sign>>;
  const files = filesBelow("src/reason/causes", ".ts").filter((file) => !file.endsWith("index.ts") && !file.includes(".test"));
  const used = new Set<string>(["account-can-send", "message-is-in-order"]);
  for (const cause of causes) {
    const place = catalogue[cause.id as CauseId];
    const stem = `src/reason/causes/${place?.group}/${cause.id}`;
    if (place === undefined) say(cause.id, "is not in the catalogue");
    if (!files.includes(`${stem}.ts`)) say(cause.id, `is not in ${stem}.ts`);
    for (const id of [...cause.requires, ...(cause.requiresOneOf ?? []), ...(cause.shownBy ?? []), ...cause.excludedBy, ...Object.keys(cause.supportedBy)]) {
      used.add(id);
      if (table[id] === undefined) say(`${stem}.ts`, `knows a sign ${id} that does not exist`);
    }
    if (cause.requires.length + (cause.requiresOneOf ?? []).length === 0) say(`${stem}.ts`, "requires nothing and could be named for nothing");
    for (const id of cause.neighbours) if (!(id in catalogue)) say(`${stem}.ts`, `has a neighbour ${id} that does not exist`);
    if (existsSync(join(root, `${stem}.md`))) for (const what of pageOf(cause, `${stem}.md`, table, write)) say(`${stem}.md`, what);
    else say(`${stem}.md`, "the page is missing");
    if (!existsSync(join(root, `${stem}.test.ts`))) say(`${stem}.test.ts`, "the test is missing");
    else if (!read(`${stem}.test.ts`).includes(cause.id)) say(`${stem}.test.ts`, "does not mention its cause");
    // As long as there is a lab at all, a confirmed cause is one that a scenario of the same name confirms.
    const scenario = `lab/scenarios/${place?.group}/${cause.id}.ts`;
    if (existsSync(join(root, "lab/scenarios")) && cause.maturity === "confirmed" && !existsSync(join(root, scenario))) say(`${stem}.ts`, `is called confirmed, and ${scenario} does not exist`);
  }
  for (const [id, sign] of Object.entries(table)) {
    if (sign.id !== id) say(`src/reason/signs/${id}.ts`, `calls itself ${sign.id}`);
    if (!used.has(id)) say(`src/reason/signs/${id}.ts`, "no cause uses this sign");
    if (/^(?:no|not)-/.test(id)) say(`src/reason/signs/${id}.ts`, "a sign is never negated");
  }
  for (const file of files) if (!causes.some((cause) => cause.id === basename(file, ".ts"))) say(file, "is in no registry");
  return { untidy, seen: causes.length + Object.keys(table).length };
}
