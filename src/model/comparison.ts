import type { CauseId } from "./catalogue.ts";
import type { Certainty } from "./diagnosis.ts";

/** Who is to blame where two case files of one mailbox end differently, or alike. */
export type Side = "settings" | "machine" | "network" | "account" | "server" | "time";

/** How far one case file came on the way of a message, the nearest step to the mail program first. */
export type Reach = "not-measured" | "name" | "connect" | "greeting" | "encryption" | "login" | "envelope" | "ready" | "sends";

/** In what the two runs were not alike, apart from what they measured. */
export type Varied = "machine" | "place" | "time";

/** Do the two come from one network, and what tells? */
export interface SamePlace {
  readonly is: "same" | "other" | "not-known";
  /** A clause. */
  readonly why: string;
}

/** One of the two case files, as far as the comparison tells of it. */
export interface ComparedRun {
  readonly at: string;
  readonly machine: string;
  readonly reach: Reach;
  /** What ended the way, in words, with the failure's or the reply's own. */
  readonly ended: string;
  readonly named?: CauseId;
}

/** One thing that is not the same in both. A side that is missing did not have it. */
export interface ComparedThing {
  readonly what: string;
  readonly about: string;
  readonly first?: string;
  readonly second?: string;
}

/** What two case files of one mailbox show together. */
export interface Comparison {
  /** `alike`: both can send, and nobody is to blame. `told`: a side is. `not-told`: these two do not tell. */
  readonly verdict: "alike" | "told" | "not-told";
  readonly side?: Side;
  readonly certainty?: Certainty;
  /** Why that side, or why these two do not tell: clauses, the strongest first. */
  readonly because: readonly string[];
  /** Where they do not tell: the one further measurement that would. */
  readonly settle?: string;
  readonly varied: readonly Varied[];
  readonly place: SamePlace;
  readonly first: ComparedRun;
  readonly second: ComparedRun;
  readonly differences: readonly ComparedThing[];
}
