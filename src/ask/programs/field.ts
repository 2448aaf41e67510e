import type { Place } from "../../model/settings-facts.ts";

/** One value of a file of settings: what stands there, what its program makes of it, and why the two differ. */
export interface Field {
  readonly value: string;
  readonly written: string;
  readonly at: Place;
  readonly because?: string;
  /** Set where the value is made when the program runs: by a command, or out of an environment that is not known here. */
  readonly made?: "by-command" | "in-the-environment";
}

/** A field whose value is what stands there. */
export const plainField = (value: string, at: Place): Field => ({ value, written: value, at });
