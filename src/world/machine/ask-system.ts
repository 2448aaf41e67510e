import { readFileSync } from "node:fs";
import { runCommand } from "../command.ts";

/** What was read, or the clause that says why it could not be. */
export type StateReading<T> = { readonly saw: T } | { readonly why: string };

const commandMs = 6_000;
const maxBytes = 8 * 1024 * 1024;

/** What the first of these programs printed that did; else why none did. Without a shell, and within a time. */
export async function printedBy(...tries: readonly (readonly string[])[]): Promise<{ readonly printed: string } | { readonly wrong: string }> {
  let wrong = "is not there";
  for (const words of tries) {
    const outcome = await runCommand(words, { timeoutMs: commandMs, maxBytes, terminal: "alone" });
    if ("printed" in outcome) return outcome;
    // A program that is there and may not is more telling than one that is not there.
    if (wrong === "is not there" || !outcome.wrong.includes("not there")) wrong = outcome.wrong;
  }
  return { wrong };
}

/** The text of a file of the system, where this user may read it. */
export function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
