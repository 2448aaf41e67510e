import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { SettingsReport } from "../model/settings-report.ts";
import { type JsonReport, schemaVersion, toJson } from "./json.ts";

/** The right settings, those in use and the difference, with the diagnosis of the same measurements. */
export interface JsonSettings {
  readonly schemaVersion: typeof schemaVersion;
  readonly settings: SettingsReport;
  /** What the settings were at an earlier look, where this is a second one. */
  readonly before?: SettingsReport;
  readonly report: JsonReport;
}

/** Puts a report on settings into the form that `cantsend schema` describes. */
export function settingsToJson(settings: SettingsReport, before: SettingsReport | undefined, diagnosis: Diagnosis, caseFile: CaseFile): JsonSettings {
  return { schemaVersion, settings, ...(before === undefined ? {} : { before }), report: toJson(diagnosis, caseFile) };
}
