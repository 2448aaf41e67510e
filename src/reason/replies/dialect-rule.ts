import type { ReplyRule } from "./rule.ts";
import { type Draft, rulesOf, type Shared } from "./rules-of.ts";

/** A rule for the words of the program that sends, not of the server that answers. */
export interface DialectRule extends ReplyRule {
  /** The kind of program that speaks so: "outlook", "nodemailer", "openssl", or "people" for what users say themselves. */
  readonly dialect: string;
}

/** The rules of one dialect; the words may stand before any provider's name. */
export function dialectOf(
  dialect: string,
  shared: Omit<Shared, "provider" | "lastReviewed">,
  drafts: readonly Draft[],
): readonly DialectRule[] {
  return rulesOf({ provider: "any", lastReviewed: "2026-11-23", ...shared }, drafts).map((rule) => ({ ...rule, dialect }));
}
