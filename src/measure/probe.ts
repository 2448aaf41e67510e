import type { Facts, GapReason, Kind, Subject } from "../model/observation.ts";
import type { View } from "../model/case-file.ts";
import type { DialogueLine } from "../model/observation.ts";
import type { Target } from "../model/target.ts";
import type { Instant, World } from "../world/world.ts";

/** What a probe costs the user if it goes wrong: nothing, one of few login attempts, a message that leaves, one that is stored, minutes of waiting, or many tries with parts of a letter. */
export type Risk = "looks" | "spends-a-login" | "spends-another-login" | "sends-mail" | "stores-a-copy" | "waits" | "sends-parts";

/** One walk along one connection: the steps are taken in turn, each becomes one observation, and the first that fails ends the walk. */
export interface Walk<K extends Kind> {
  /** Aborted when the measurement is no longer wanted. */
  readonly cut: AbortSignal;
  /** The absolute limit of the whole walk. */
  readonly until: Instant;
  /** The earlier of the walk's own limit and `ms` from now. */
  within(ms: number): Instant;
  /** Takes one step: what it returns is seen, what it throws is the failure of that kind, and nothing after it happens. */
  step<J extends K>(kind: J, take: () => Promise<Facts[J]>): Promise<Facts[J]>;
  /** Says that a kind is left out, and why. */
  leaveOut(kind: K, why: GapReason, detail: string): void;
  /** Records a step whose outcome is known from elsewhere, such as a login remembered from an earlier run. */
  recall<J extends K>(kind: J, facts: Facts[J], at: string): void;
  /** Keeps one line of the dialogue with the step that is under way. */
  readonly keep: (line: DialogueLine) => void;
  readonly target: Target;
  allowed(risk: Risk): "yes" | "no";
  /** Runs while no other walk of this run is inside: one login at a time. */
  oneAtATime<T>(act: () => Promise<T>): Promise<T>;
}

/** One way of measuring. It plans purely, from what was seen, and measures over at most one connection. */
export interface Probe<K extends Kind = Kind, N extends Kind = Kind> {
  /** `protocol-act`, the file's name. */
  readonly id: string;
  /** The kinds that a walk gives, in the order of its steps. */
  readonly gives: readonly K[];
  /** The question it asks, in one plain sentence. */
  readonly asks: string;
  /** The kinds that its plan looks at. */
  readonly needs: readonly N[];
  readonly risk: Risk;
  /** The most that one walk may take, in milliseconds. */
  readonly timeoutMs: number;
  /** `none`: nothing else may be under way meanwhile, because what is counted would mix. */
  readonly company?: "none";
  /** What is worth measuring, most important first. A subject that is no longer planned is not measured, or cut short. */
  plan(seen: PlanView<N>): readonly Subject[];
  measure(subject: Subject, world: World, walk: Walk<K>, seen: PlanView<N>): Promise<void>;
}

/** What a plan may see: what was measured, what was given up, and what has been waited for unusually long. */
export interface PlanView<N extends Kind> extends View<N> {
  /** Steps that have been under way for more than three seconds. */
  waiting<K extends N>(kind: K): readonly Subject[];
  allowed(risk: Risk): "yes" | "no";
  /** The resolvers to ask, most preferred first. */
  readonly resolvers: readonly string[];
}

/** Narrows a subject to an endpoint; a plan that hands a probe anything else is a fault of our own. */
export function endpointOf(subject: Subject): Extract<Subject, { on: "endpoint" }> {
  if (subject.on !== "endpoint") throw new TypeError(`expected an endpoint, not ${subject.on}`);
  return subject;
}
