import type { SpfResult } from "./domain-facts.ts";
import type { SenderOrder } from "./domain-order.ts";

/** What a receiver will say of a message that leaves through one sender: computed, nothing is sent. */
export interface Rehearsal {
  readonly through: string;
  readonly role: SenderOrder["role"];
  readonly address?: string;
  readonly spf: SpfResult | "unknown";
  readonly spfAligned: "yes" | "no" | "unknown";
  /** `if-signed`: a usable key is published, and whether the sender signs with it only a message shows. */
  readonly dkim: "no-key" | "if-signed" | "unknown";
  readonly selectors: readonly string[];
  readonly dmarc: "pass" | "fail" | "if-signed" | "no-policy" | "unknown";
  readonly policy?: "none" | "quarantine" | "reject";
}

/** One record or property of a domain: what was found, what is expected, and what to publish. `unknown`: it could not be asked for, which is never "missing". */
export interface RecordJudgement {
  readonly what: string;
  readonly name: string;
  readonly state: "good" | "fault" | "advice" | "unknown" | "shown";
  readonly found: string;
  readonly expected?: string;
  readonly publish?: { readonly name: string; readonly type: string; readonly value: string };
}

/** What a domain's records are worth for the mail that is sent in its name. */
export interface DomainJudgement {
  readonly domain: string;
  readonly records: readonly RecordJudgement[];
  readonly rehearsals: readonly Rehearsal[];
  /** Seconds after which what is published now is seen everywhere: the longest time that anybody may remember an answer. */
  readonly visibleAfter?: number;
}
