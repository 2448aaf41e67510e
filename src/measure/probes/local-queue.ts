import { dirname } from "node:path";
import { mailServersOfMachine, storedHere } from "../stored-programs.ts";
import type { Probe } from "../probe.ts";

/** Looks into the queue of this machine's own mail server, or the outbox of the mail program, where the settings that were read belong to one. */
export const localQueue: Probe<"local-queue", "stored-settings"> = {
  id: "local-queue",
  gives: ["local-queue"],
  asks: "Does mail wait on this machine?",
  needs: ["stored-settings"],
  risk: "looks",
  timeoutMs: 10_000,
  plan: (seen) => (mailServersOfMachine(seen).length > 0 || storedHere(seen).some((one) => one.program === "thunderbird") ? [{ on: "machine" }] : []),
  async measure(_subject, world, walk, seen) {
    const thunderbird = storedHere(seen).find((one) => one.program === "thunderbird");
    const prefs = thunderbird?.submission?.host?.at.path ?? thunderbird?.submission?.user?.at.path;
    const outbox = prefs === undefined ? undefined : world.local.unsent(dirname(prefs));
    const found = outbox ?? (mailServersOfMachine(seen).length > 0 ? await world.local.queue() : undefined);
    if (found === undefined) return walk.leaveOut("local-queue", "not-available", "no mail program of this machine tells what it holds");
    await walk.step("local-queue", async () => found);
  },
};
