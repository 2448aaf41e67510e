import type { Clock } from "../apps/monitor/watch.ts";

/** A clock for tests that jumps to whatever is waited for, as soon as nothing else is under way: a week passes in seconds. */
export class SimulatedClock implements Clock {
  #nowMs: number;
  readonly #waiting: { readonly at: number; readonly wake: () => void }[] = [];
  #jumping = false;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  until(ms: number, cut: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cut.removeEventListener("abort", wake);
        resolve();
      };
      this.#waiting.push({ at: ms, wake });
      cut.addEventListener("abort", wake, { once: true });
      if (!this.#jumping) {
        this.#jumping = true;
        setImmediate(() => this.#jump());
      }
    });
  }

  #jump(): void {
    this.#jumping = false;
    if (this.#waiting.length === 0) return;
    this.#waiting.sort((a, b) => a.at - b.at);
    const first = this.#waiting.shift();
    if (first === undefined) return;
    this.#nowMs = Math.max(this.#nowMs, first.at);
    first.wake();
    if (this.#waiting.length > 0) {
      this.#jumping = true;
      setImmediate(() => this.#jump());
    }
  }
}
