import type { Phase } from "../../model/observation.ts";
import type { ReplyRule } from "./rule.ts";

/** What the rules of one group share; a rule that states one of these itself keeps its own. */
export interface Shared {
  readonly provider: string;
  readonly source: string;
  readonly lastReviewed: string;
  readonly phases?: ReplyRule["phases"];
}

/** A rule as it is written down: what the group shares may be left out. */
export type Draft = Omit<ReplyRule, "provider" | "source" | "lastReviewed" | "phases"> &
  Partial<Pick<ReplyRule, "provider" | "source" | "lastReviewed" | "phases">>;

/** The rules of one group, each with what the group shares. */
export function rulesOf(shared: Shared, drafts: readonly Draft[]): readonly ReplyRule[] {
  return drafts.map((draft) => ({ phases: "any" as const, ...shared, ...draft }));
}

/** Refusals of the client's address or name: servers delay them as far as RCPT or even the end of DATA. */
export const untilAccepted: readonly Phase[] = ["greeting", "hello", "mail", "rcpt", "data", "after"];

/** Refusals of sender, recipient or message: the envelope, the content, and the bounce that comes later. */
export const transaction: readonly Phase[] = ["mail", "rcpt", "data", "after"];
