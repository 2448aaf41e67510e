import type { FoundSettings } from "../../ask/programs/reader.ts";
import type { SettingsReport } from "../../model/settings-report.ts";
import { Page } from "../../report/page.ts";
import { apply, changesOf, type Plan, provenPlan } from "./apply.ts";
import type { Terminal } from "./terminal.ts";

/** Shows what would be changed in each account's own files, or changes it; for programs whose files are not written, the steps to do it by hand. */
export async function offerFix(report: SettingsReport, stored: readonly FoundSettings[], what: "preview" | "apply", terminal: Terminal): Promise<void> {
  const { readers } = await import("../../ask/programs/index.ts");
  const { filesHere } = await import("../../ask/programs/find-settings.ts");
  const page = new Page(terminal.width, terminal.colour);
  const plans: { readonly title: string; readonly plan: Plan }[] = [];
  for (const difference of report.accounts) {
    const changes = changesOf(difference);
    const found = stored.find((one) => one.facts.program === difference.program && one.facts.account === difference.account);
    const reader = readers.find((one) => one.program === difference.program);
    if (changes.length > 0 && found !== undefined && reader !== undefined) plans.push({ title: `${reader.title}${difference.account === "" ? "" : `: ${difference.account}`}`, plan: await provenPlan(found, reader, changes, filesHere) });
  }
  if (plans.length === 0) page.text("There is nothing to change in the files of the programs on this machine.");
  for (const { title, plan } of plans) {
    page.heading(title);
    if ("byHand" in plan) {
      page.text(`To be changed by hand: ${plan.why}.`);
      for (const step of plan.byHand) page.text(step, 2, "- ");
      continue;
    }
    page.exact(plan.change.diff.trimEnd(), 2);
    if (what === "apply") {
      const { backup } = apply(plan.change, new Date(), process.env);
      page.text(`Written. What it was before is in ${backup}; cantsend settings --undo puts it back.`);
    } else page.text("Nothing is written yet: --apply writes it, with a backup beside the file.");
    for (const step of plan.change.then) page.text(step, 2, "- ");
  }
  if (what === "apply" && plans.some(({ plan }) => "change" in plan)) page.text(`Then look again: cantsend settings ${report.address} --verify`);
  await terminal.print(`\n${page.toString()}`);
}
