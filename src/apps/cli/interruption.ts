import { exitCodes } from "./exit-codes.ts";

/** The user ended the program before there was anything to tell. */
export class Interrupted extends Error {}

/** Listens for Ctrl-C: the first one cuts the run short, so that what is known can be told; the second one ends the program at once. */
export function listenForInterruption(): { readonly cut: AbortSignal; stop(): void } {
  const cut = new AbortController();
  const onSignal = () => {
    if (cut.signal.aborted) process.exit(exitCodes.interrupted);
    cut.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  return {
    cut: cut.signal,
    stop() {
      process.off("SIGINT", onSignal);
      process.off("SIGTERM", onSignal);
    },
  };
}
