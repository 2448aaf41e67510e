import { createHash } from "node:crypto";

const beginnings = ["bra", "cal", "den", "fir", "gol", "har", "jun", "kes", "lor", "mer", "nor", "pel", "quin", "ros", "sel", "tam", "ver", "wil"];
const middles = ["da", "de", "li", "lo", "ma", "mi", "na", "ni", "ra", "ri", "sa", "ta", "ti", "vo"];
const ends = ["bay", "dale", "field", "ford", "gate", "ham", "lyn", "mark", "mond", "ric", "stead", "ton", "vale", "wick", "worth"];
const topLevels = ["test", "example"];

/** A seeded source of choices: the same seed draws the same lab, so that a failed run can be repeated. */
export class Draw {
  private state: number;
  private readonly taken = new Set<string>();

  constructor(seed: string) {
    this.state = createHash("sha256").update(seed).digest().readUInt32LE(0);
  }

  /** A whole number from 0 up to but without `below`. */
  below(below: number): number {
    // Mulberry32: short, and good enough to make names with.
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = this.state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  }

  between(first: number, last: number): number {
    return first + this.below(last - first + 1);
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  shuffled<T>(choices: readonly T[]): T[] {
    const rest = [...choices];
    return choices.map(() => rest.splice(this.below(rest.length), 1)[0] as T);
  }

  /** A made-up word that was not drawn before. */
  word(): string {
    for (;;) {
      const word = this.pick(beginnings) + this.pick(middles) + this.pick(ends);
      if (this.taken.has(word)) continue;
      this.taken.add(word);
      return word;
    }
  }

  /** Every word that was drawn so far, in its order. */
  words(): string[] {
    return [...this.taken].filter((word) => /^[a-z]/.test(word));
  }

  domain(): string {
    return `${this.word()}.${this.pick(topLevels)}`;
  }

  /** A password that needs no quoting and that no other text of the lab contains. */
  password(): string {
    const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    return Array.from({ length: 16 }, () => this.pick([...letters])).join("");
  }

  /** A port that no service of the lab uses by custom. */
  port(): number {
    for (;;) {
      const port = this.between(20_000, 31_000);
      if (this.taken.has(String(port))) continue;
      this.taken.add(String(port));
      return port;
    }
  }
}
