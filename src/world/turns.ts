import { Failed } from "./classify.ts";
import type { Instant } from "./world.ts";

/** Two connections at once burden nobody, and stay below what servers allow one client (postscreen, anvil). */
const atOnce = 2;

/** Lets at most two connections at once be open to one address. One that is being closed counts until the other side has closed it too. */
export class Turns {
  readonly #open = new Map<string, number>();
  #waiting: (() => void)[] = [];
  readonly #now: () => Instant;

  constructor(now: () => Instant) {
    this.#now = now;
  }

  /** Waits for a turn; what it returns gives the turn back. Throws `Failed` where the wait is cut short or too long. */
  async take(address: string, until: Instant, cut: AbortSignal): Promise<() => void> {
    while ((this.#open.get(address) ?? 0) >= atOnce) {
      if (cut.aborted || this.#now() >= until) throw new Failed("cut-short", "us", `there was no free turn for a connection to ${address}`);
      await this.#change(until, cut);
    }
    this.#open.set(address, (this.#open.get(address) ?? 0) + 1);
    let given: "no" | "yes" = "no";
    return () => {
      if (given === "yes") return;
      given = "yes";
      this.#open.set(address, (this.#open.get(address) ?? 1) - 1);
      for (const wake of this.#waiting.splice(0)) wake();
    };
  }

  #change(until: Instant, cut: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        cut.removeEventListener("abort", wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(1, until - this.#now()));
      cut.addEventListener("abort", wake, { once: true });
      this.#waiting.push(wake);
    });
  }
}
