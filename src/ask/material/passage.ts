import type { Phase } from "../../model/observation.ts";

/** One thing that a server, a client or a log said about one attempt to send, cut out of what the user handed over. */
export interface Passage {
  /** The words, as they stood there. */
  readonly words: string;
  readonly phase: Phase | "unknown";
  /** When, as the source writes it; not every source has a year or a zone. */
  readonly at?: string;
  /** The domain that was written to, where the source tells. */
  readonly domain?: string;
  /** The program that wrote it, such as "postfix" or "qmail". */
  readonly program?: string;
}

/** The same trouble, met many times. */
export interface Heap {
  readonly example: Passage;
  readonly count: number;
  readonly first: string | undefined;
  readonly last: string | undefined;
  /** The domains that were written to, the first twenty. */
  readonly domains: readonly string[];
  /** The place of its first and of its last passage among all: times as logs write them cannot be compared. */
  readonly begins: number;
  readonly ends: number;
}

/** So many different troubles are kept apart; what comes beyond is counted together. A log of two gigabytes has a few hundred. */
const maxHeaps = 4_000;
const maxDomains = 20;

/** What two passages share that differ only in addresses, numbers and ids. */
export function likeness(words: string): string {
  return words
    .toLowerCase()
    .replace(/\S+@\S+/g, "@")
    .replace(/\b(?:[0-9a-f]{1,4}:){2,7}[0-9a-f]{1,4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b/g, "#ip")
    .replace(/\b(?=[a-z0-9_-]*\d)(?=[a-z0-9_-]*[a-z])[a-z0-9_-]{8,}\b/g, "#id")
    .replace(/\b\d{4,}\b/g, "#")
    .replace(/\b[a-z0-9-]+(?:\.[a-z0-9-]+)+\b/g, "#host")
    .replace(/\s+/g, " ")
    .slice(0, 400);
}

/** Puts passages on heaps, with bounded memory however many there are. */
export class Sorter {
  readonly #heaps = new Map<string, { example: Passage; count: number; first: string | undefined; last: string | undefined; domains: Set<string>; begins: number; ends: number }>();
  #total = 0;

  add(passage: Passage): void {
    this.#total += 1;
    const like = likeness(passage.words);
    const key = this.#heaps.size < maxHeaps || this.#heaps.has(like) ? like : "";
    const known = this.#heaps.get(key);
    if (known === undefined) {
      this.#heaps.set(key, { example: passage, count: 1, first: passage.at, last: passage.at, domains: new Set(passage.domain === undefined ? [] : [passage.domain]), begins: this.#total, ends: this.#total });
      return;
    }
    known.count += 1;
    known.ends = this.#total;
    known.first ??= passage.at;
    known.last = passage.at ?? known.last;
    if (passage.domain !== undefined && known.domains.size < maxDomains) known.domains.add(passage.domain);
  }

  get total(): number {
    return this.#total;
  }

  /** The heaps, the largest first. */
  heaps(): readonly Heap[] {
    return [...this.#heaps.values()].sort((a, b) => b.count - a.count).map(({ domains, ...heap }) => ({ ...heap, domains: [...domains] }));
  }
}
