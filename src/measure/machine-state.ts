import type { Facts, Kind } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import type { StateReading } from "../world/machine/state.ts";
import { type PathKind, trouble } from "./planning.ts";
import type { PlanView, Walk } from "./probe.ts";

/** This machine, where something is wrong on the way in question: a mailbox that can send is no reason to look around on it. */
export function machineInTrouble(seen: PlanView<PathKind>): readonly { readonly on: "machine" }[] {
  const question = submissionInQuestion(seen.routes);
  return question !== undefined && trouble(seen, question) === "yes" ? [{ on: "machine" }] : [];
}

/** As `machineInTrouble`, and where a letter is cut off: what reads it may be a program of this very machine. */
export function machineMayRead(seen: PlanView<PathKind | "letter-cut">): readonly { readonly on: "machine" }[] {
  const cut = seen.of("letter-cut").some((one) => one.ok && one.saw.outcome !== "passes");
  return cut ? [{ on: "machine" }] : machineInTrouble(seen);
}

/** Keeps what was read of this machine's state as a step of the walk, or leaves it out with the clause that says why it could not be read. */
export async function keepReading<K extends Kind>(walk: Walk<K>, kind: K, reading: StateReading<Facts[K]>): Promise<void> {
  if ("why" in reading) return walk.leaveOut(kind, "not-available", reading.why);
  await walk.step(kind, () => Promise.resolve(reading.saw));
}
