import type { Subject } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { type PathKind, trouble } from "./planning.ts";
import type { PlanView, Probe } from "./probe.ts";
import { probes } from "./probes/index.ts";

/** Is there anything that the host's other ports could explain? */
function otherPortsMatter(seen: PlanView<PathKind>): boolean {
  const question = submissionInQuestion(seen.routes);
  return question !== undefined && (trouble(seen, question) === "yes" || seen.of("smtp-login").some((one) => !one.ok || one.saw.accepted !== "yes"));
}

function whereItMatters(probe: Probe): Probe {
  return {
    ...probe,
    plan: (seen): readonly Subject[] => (otherPortsMatter(seen as unknown as PlanView<PathKind>) ? probe.plan(seen) : []),
    measure: (...how) => probe.measure(...how),
  };
}

/** All probes, for who looks again and again at what was well last time: the host's other ports are knocked at only once something is wrong. */
export const quietProbes: readonly Probe[] = probes.map((probe) => (probe.id === "tcp-connect" ? whereItMatters(probe) : probe));
