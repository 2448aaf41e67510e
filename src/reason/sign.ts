import type { View } from "../model/case-file.ts";
import type { Kind, Observation } from "../model/observation.ts";

/** What a sign made of the observations: three values, and in words what it saw. */
export interface Reading {
  readonly state: "present" | "absent" | "unknown";
  /** What was seen, one clause without a full stop. */
  readonly words: string;
  /** The server's own words, where the evidence is a reply. */
  readonly quote?: string;
  readonly rests?: readonly Observation[];
}

/**
 * A present-tense statement about what was measured that is true, false, or not known.
 * The engine answers "unknown" by itself where none of the kinds in `needs` has a usable observation, so `read` never meets an empty view.
 */
export interface Sign<N extends Kind = Kind> {
  readonly id: string;
  /** The question, in plain words, as the report and the page print it. */
  readonly asks: string;
  readonly needs: readonly N[];
  /** `any`: one measured kind is enough for a reading. `all`: every kind must have been measured. */
  readonly from: "any" | "all";
  read(seen: View<N>): Reading;
}

export const present = (words: string, rests: readonly Observation[] = [], quote?: string): Reading => ({ state: "present", words, rests, ...(quote === undefined ? {} : { quote }) });
export const absent = (words: string, rests: readonly Observation[] = [], quote?: string): Reading => ({ state: "absent", words, rests, ...(quote === undefined ? {} : { quote }) });
export const unknown = (words: string): Reading => ({ state: "unknown", words });

/** A failure of our own, or a measurement that was cut short, is no evidence about anybody. */
export function usable(one: Observation): boolean {
  return one.ok || one.failure.blame !== "us";
}
