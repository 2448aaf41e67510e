import type { CauseFamily, CauseGroup, CauseId, Stage } from "./catalogue.ts";
import type { Kind } from "./observation.ts";

/** How sure a named cause is: `certain` only where the evidence excludes every neighbour it could be confused with. */
export type Certainty = "certain" | "likely" | "possible";

/** Who can carry out a remedy. */
export type Who = "you" | "mail-provider" | "isp" | "network-admin" | "domain-owner" | "server-admin";

/** One thing to do. Structure only: report/ makes the sentence. */
export type Step =
  | { readonly do: "set"; readonly field: string; readonly from?: string; readonly to: string }
  | { readonly do: "publish"; readonly name: string; readonly type: string; readonly value: string }
  | { readonly do: "ask"; readonly whom: Who; readonly message: string }
  | { readonly do: "run"; readonly command: string; readonly os: "linux" | "windows" | "macos" | "any" }
  | { readonly do: "open"; readonly what: string; readonly url?: string }
  | { readonly do: "wait"; readonly how: string }
  | { readonly do: "act"; readonly what: string; readonly weakens?: string };

/** What cures the cause, and the measurements that prove it. */
export interface Remedy {
  readonly who: Who;
  readonly steps: readonly Step[];
  readonly proveBy: readonly Kind[];
}

/** One piece of evidence: a sign's answer, in words, with the observations that it rests on. */
export interface Because {
  readonly sign: string;
  readonly state: "present" | "absent" | "unknown";
  /** What was seen, one clause, in words. */
  readonly words: string;
  /** The server's own words, verbatim, where the evidence is a reply. */
  readonly quote?: string;
  /** The observations it rests on, by id. */
  readonly observations: readonly string[];
}

/** A cause that the evidence names. */
export interface Finding {
  readonly cause: CauseId;
  readonly group: CauseGroup;
  readonly family: CauseFamily;
  readonly stage: Stage;
  readonly title: string;
  readonly certainty: Certainty;
  readonly because: readonly Because[];
  /** Neighbours that are not excluded, and so the reason why it is not certain. */
  readonly notExcluded: readonly CauseId[];
  readonly remedy: Remedy;
}

/** A cause that is ruled out, with the sign that did it; or one left open, with the signs that are missing. */
export interface RuledOut {
  readonly cause: CauseId;
  readonly title: string;
  readonly because: readonly Because[];
}
export interface Undecided {
  readonly cause: CauseId;
  readonly title: string;
  readonly missing: readonly Because[];
}

/** What the evidence says. Every known cause stands in exactly one of the three lists. */
export interface Diagnosis {
  readonly verdict: "healthy" | "named" | "undecided";
  readonly named: readonly Finding[];
  readonly ruledOut: readonly RuledOut[];
  readonly undecided: readonly Undecided[];
}
