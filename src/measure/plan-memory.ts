import type { Subject } from "../model/observation.ts";
import type { Probe } from "./probe.ts";

/** What each probe planned last. A plan is a pure function of what it declares: while nothing of that came in, it wants what it wanted. */
export class PlanMemory {
  readonly #last = new Map<Probe, { readonly seen: number; readonly subjects: readonly Subject[] }>();

  /** `seen` counts everything that the plan looks at; undefined while it may also see that somebody is waited for, which no count tells. */
  subjects(probe: Probe, seen: number | undefined, plan: () => readonly Subject[]): readonly Subject[] {
    const last = this.#last.get(probe);
    if (seen !== undefined && last?.seen === seen) return last.subjects;
    const subjects = plan();
    if (seen === undefined) this.#last.delete(probe);
    else this.#last.set(probe, { seen, subjects });
    return subjects;
  }
}
