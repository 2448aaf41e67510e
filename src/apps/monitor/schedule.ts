import { createHash } from "node:crypto";
import { Cron } from "croner";
import { UsageError } from "../../ask/usage-error.ts";
import type { Schedule } from "./settings.ts";

/** A share between 0 and 1 that is the same for a name on every day and machine: it spreads the runs of many accounts evenly over the interval. */
function shareOf(name: string): number {
  return createHash("sha256").update(name).digest().readUInt32BE(0) / 2 ** 32;
}

/** When something with this schedule is next due after a moment, both in milliseconds since 1970. Throws `UsageError` for a cron line that never comes true. */
export function nextDue(schedule: Schedule, name: string, afterMs: number): number {
  if ("everyMs" in schedule) {
    const offset = shareOf(name) * schedule.everyMs;
    return Math.floor((afterMs - offset) / schedule.everyMs + 1) * schedule.everyMs + offset;
  }
  const next = new Cron(schedule.cron, { timezone: schedule.timezone, paused: true }).nextRun(new Date(afterMs));
  if (next === null) throw new UsageError(`the cron line "${schedule.cron}" never comes true.`);
  return next.getTime();
}

/** Roughly how long it is from one run to the next, for judging what is late. */
export function spacingMs(schedule: Schedule, name: string, atMs: number): number {
  const first = nextDue(schedule, name, atMs);
  return nextDue(schedule, name, first) - first;
}

/** A heap of due times: the earliest is taken in logarithmic time, whatever their number. */
export class DueTimes<T> {
  readonly #heap: { readonly at: number; readonly item: T }[] = [];
  get size(): number {
    return this.#heap.length;
  }
  put(at: number, item: T): void {
    const heap = this.#heap;
    heap.push({ at, item });
    let index = heap.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if ((heap[parent]?.at ?? 0) <= at) break;
      this.#swap(index, parent);
      index = parent;
    }
  }
  /** When the earliest is due; undefined where nothing is. */
  nextAt(): number | undefined {
    return this.#heap[0]?.at;
  }
  take(): { readonly at: number; readonly item: T } | undefined {
    const heap = this.#heap;
    const [first] = heap;
    const last = heap.pop();
    if (first === undefined || last === undefined) return undefined;
    if (heap.length === 0) return first;
    heap[0] = last;
    let index = 0;
    for (;;) {
      const left = index * 2 + 1;
      const right = left + 1;
      let least = index;
      if (left < heap.length && (heap[left]?.at ?? 0) < (heap[least]?.at ?? 0)) least = left;
      if (right < heap.length && (heap[right]?.at ?? 0) < (heap[least]?.at ?? 0)) least = right;
      if (least === index) return first;
      this.#swap(index, least);
      index = least;
    }
  }
  #swap(a: number, b: number): void {
    const heap = this.#heap;
    const one = heap[a];
    const other = heap[b];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  }
}
