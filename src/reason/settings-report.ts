import type { CaseFile } from "../model/case-file.ts";
import { failureCodes } from "../model/failure.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { SettingsReport } from "../model/settings-report.ts";
import { conflictsOf, rightServers, saidBySources } from "./right-settings.ts";
import { settingsDifference } from "./settings-difference.ts";

/** One clause on what a source said. */
function saidOf(saw: ReturnType<typeof saidBySources>[number]): string {
  const servers = saw.servers.map((one) => `${one.protocol} ${one.host}:${one.port}`);
  const parts = [...(servers.length === 0 ? [] : [servers.join(", ")]), ...(saw.notOffered.length === 0 ? [] : [`not offered: ${saw.notOffered.join(", ")}`]), ...saw.doubts];
  return parts.length === 0 ? "nothing" : parts.join("; ");
}

function asked(caseFile: CaseFile): SettingsReport["asked"] {
  return caseFile.observations.flatMap((one) => {
    if (one.kind !== "discovered-settings" || one.about.on !== "name") return [];
    if (one.ok) return [{ source: one.saw.source, place: one.saw.place, said: saidOf(one.saw) }];
    return [{ source: one.about.type as SettingsReport["asked"][number]["source"], place: one.about.resolver, said: failureCodes[one.failure.code] }];
  });
}

/** The settings of a mailbox, judged. Pure, like the diagnosis that it goes with. */
export function settingsReport(caseFile: CaseFile, diagnosis: Diagnosis): SettingsReport {
  const right = rightServers(caseFile);
  const accounts = settingsDifference(caseFile);
  const said = saidBySources(caseFile);
  const fields = accounts.flatMap((account) => account.fields.filter((field) => field.direction === "sending"));
  const sending = right.filter((one) => one.protocol === "smtp");
  const proven = sending.some((one) => one.wire.state === "agrees");
  const wrong = fields.some((field) => field.verdict === "wrong") || diagnosis.verdict === "named";
  const open = fields.some((field) => field.verdict === "doubtful" || field.verdict === "unknown") || !proven || (accounts.length > 0 && !fields.some((field) => field.field === "host"));
  const pages = new Map(said.flatMap((one) => one.pages).map((page) => [page.url, page]));
  return {
    verdict: wrong ? "wrong" : open ? "undecided" : "right",
    address: caseFile.target.address,
    right,
    conflicts: conflictsOf(caseFile),
    asked: asked(caseFile),
    accounts,
    pages: [...pages.values()],
    notes: [...new Set(said.flatMap((one) => one.notes))],
    notOffered: [...new Set(said.flatMap((one) => one.notOffered))],
  };
}
