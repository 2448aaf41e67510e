/** At most so much of something in a window of time, for each key; the oldest keys are forgotten when there are too many. */
export class RateLimit {
  readonly #most: number;
  readonly #windowMs: number;
  readonly #now: () => number;
  readonly #spent = new Map<string, number[]>();

  constructor(most: number, windowMs: number, now: () => number) {
    this.#most = most;
    this.#windowMs = windowMs;
    this.#now = now;
  }

  /** Has the key used up its share? */
  isSpent(key: string): boolean {
    return this.#recent(key).length >= this.#most;
  }

  /** Takes one, or says that there is none left. */
  take(key: string): "taken" | "spent" {
    const recent = this.#recent(key);
    if (recent.length >= this.#most) return "spent";
    this.#spent.delete(key);
    this.#spent.set(key, [...recent, this.#now()]);
    if (this.#spent.size > mostKeys) this.#spent.delete(this.#spent.keys().next().value as string);
    return "taken";
  }

  #recent(key: string): readonly number[] {
    const since = this.#now() - this.#windowMs;
    return (this.#spent.get(key) ?? []).filter((at) => at > since);
  }
}

const mostKeys = 10_000;
