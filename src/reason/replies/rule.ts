import type { CauseId } from "../../model/catalogue.ts";
import type { Phase } from "../../model/observation.ts";

/**
 * One piece of knowledge about a server's words. A rule matches where everything that it states fits;
 * the rule that states more wins over the one that states less. A code alone is never a rule: enhanced codes collide
 * between providers (RFC 3463 leaves the details to the server).
 */
export interface ReplyRule {
  /** `provider/what-it-says`, kebab-case, unique over all rules. */
  readonly id: string;
  /** Whose words these are: a provider's id as in replies/providers.ts, an MTA's ("postfix", "exim"), or "any". */
  readonly provider: string;
  /** The phases in which the words have this meaning. */
  readonly phases: readonly Phase[] | "any";
  /** SMTP reply codes; any of them fits. */
  readonly codes?: readonly number[];
  /** Enhanced status codes of RFC 3463, such as "5.7.8"; any of them fits. */
  readonly enhanced?: readonly string[];
  /** Tested on the text of the reply with codes and line breaks removed, ignoring case. */
  readonly text?: RegExp;
  /** The causes that it speaks for, each with its share: how often, of ten such replies, this cause is behind it. */
  readonly means: Readonly<Partial<Record<CauseId, number>>>;
  /** A whole reply as the provider sends it; a test asserts that this rule fits it best. */
  readonly example: string;
  /** Where the words and their meaning were seen: the address of a page, or a document and its section. */
  readonly source: string;
  /** The day on which somebody last compared the rule with its source, RFC 3339. */
  readonly lastReviewed: string;
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** The rule that took its place, by id. */
  readonly supersededBy?: string;
}
