import type { CaseFile } from "../model/case-file.ts";
import type { CauseId } from "../model/catalogue.ts";
import type { Remedy } from "../model/diagnosis.ts";
import type { SignId } from "./signs/index.ts";

/** How much a supporting sign adds. Only the order of named causes depends on it, never whether one is named. */
export type Strength = "weak" | "fair" | "strong";

/** A cause as a table over signs. It touches no observation: signs do. */
export interface Cause {
  readonly id: CauseId;
  /** The fault as a noun phrase in the failing state: the heading of the page and the name in every report. */
  readonly title: string;
  /** `experimental`: no lab scenario confirms it yet; it is never more than possible and never alerts. */
  readonly maturity: "confirmed" | "experimental";
  /** All of these must be present for the cause to be named; one that is absent rules it out. */
  readonly requires: readonly SignId[];
  /** Where given: at least one of these must be present too; all absent rules the cause out. */
  readonly requiresOneOf?: readonly SignId[];
  /** Where given: any of these, present, shows the cause by itself, whatever the signs above say; all absent, they rule out what nothing else decides. */
  readonly shownBy?: readonly SignId[];
  readonly supportedBy: Readonly<Partial<Record<SignId, Strength>>>;
  /** Any of these, present, rules the cause out. */
  readonly excludedBy: readonly SignId[];
  /** The causes it is easily taken for. It is certain only when every one of them is ruled out. */
  readonly neighbours: readonly CauseId[];
  /** The most that can be said from this vantage even when every neighbour is ruled out, where that is less than certain. */
  readonly atMost?: "likely" | "possible";
  /** Where one of these is present, it was seen on this machine itself, and `atMost` does not hold. */
  readonly provenBy?: readonly SignId[];
  remedy(caseFile: CaseFile): Remedy;
}
