import { storedHere } from "../stored-programs.ts";
import type { Probe } from "../probe.ts";

/** Looks for the worker that sends the mail of an application, where the settings say that it does not send by itself. */
export const localWorkers: Probe<"local-workers", "stored-settings"> = {
  id: "local-workers",
  gives: ["local-workers"],
  asks: "Does the worker run that sends the application's mail?",
  needs: ["stored-settings"],
  risk: "looks",
  timeoutMs: 2_000,
  plan: (seen) => (storedHere(seen).some((one) => one.worker !== undefined) ? [{ on: "machine" }] : []),
  async measure(_subject, world, walk, seen) {
    const wanted = storedHere(seen).find((one) => one.worker !== undefined)?.worker?.value ?? "";
    const found = world.local.workers(wanted);
    if (found === undefined) return walk.leaveOut("local-workers", "not-available", "this system does not tell which programs run, or the worker is not known here");
    await walk.step("local-workers", async () => found);
  },
};
