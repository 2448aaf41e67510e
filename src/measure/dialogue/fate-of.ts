import type { Fate } from "../../model/path-facts.ts";
import { Failed } from "../../world/classify.ts";

/** What became of something that failed while it was sent or awaited. */
export function fateOf(error: unknown): Fate {
  if (!(error instanceof Failed) || error.failure.blame === "us") throw error;
  const { code } = error.failure;
  return code === "reset" || code === "closed" ? code : "silent";
}
