import type { CauseId } from "../src/model/catalogue.ts";
import type { Comparison } from "../src/model/comparison.ts";
import type { Certainty } from "../src/model/diagnosis.ts";
import type { Expectation } from "./scenario.ts";
import type { Testimony } from "./witness.ts";

/** What the product said, as far as the score needs it. */
export interface Verdict {
  readonly verdict: "healthy" | "named" | "undecided";
  readonly named: readonly { readonly cause: CauseId; readonly family: string; readonly certainty: Certainty; readonly because?: unknown }[];
  readonly ruledOut: readonly { readonly cause: CauseId }[];
  readonly undecided: readonly { readonly cause: CauseId }[];
}

interface Ran {
  readonly name: string;
  readonly seed: string;
  /** From nothing to a running lab. */
  readonly upMs: number;
  readonly tookMs: number;
}

/** How one scenario ended: proved or not, judged, or the lab itself broke. */
export type ScenarioResult =
  | (Ran & { readonly kind: "proof"; readonly wanting: readonly string[] })
  | (Ran & {
      readonly kind: "verdict";
      readonly expect: Expectation;
      readonly testimony: Testimony;
      /** Absent where the product gave none. */
      readonly said?: Verdict;
      readonly printed: string;
      readonly exitCode: number;
      readonly productMs: number;
      /** What broke in the product itself while it measured: never a thing of the mailbox. */
      readonly ownFaults?: readonly string[];
      /** What the comparison with a second run said, where there was one. */
      readonly compared?: Comparison;
      /** What the case file should have shown and did not. */
      readonly unseen?: readonly string[];
      /** The most that one measurement was allowed to take. */
      readonly timeoutSeconds: number;
    })
  /** The lab could not make this one here. */
  | (Ran & { readonly kind: "not-run"; readonly why: string })
  | (Ran & { readonly kind: "broken"; readonly why: string });

/** A result of a scenario that the lab could make. */
export type Ended = Exclude<ScenarioResult, { readonly kind: "not-run" }>;
