import { subjectKey } from "../model/case-file.ts";
import type { Subject } from "../model/observation.ts";
import type { Probe } from "./probe.ts";
import { probes } from "./probes/index.ts";

/** The probes that only look at names and at what a server says before any login. */
const looking = ["dns-answer", "system-lookup", "smtp-look", "access-look"];

/** One address of each further route is enough to see whether the route is what its source says. */
function first(subjects: readonly Subject[]): readonly Subject[] {
  const endpoints = subjects.filter((subject) => subject.on === "endpoint").slice(0, 1);
  return [...subjects.filter((subject) => subject.on !== "endpoint"), ...endpoints];
}

/** The probe, planning for every route as if that were the one in question, besides what it plans anyway. */
function forEveryRoute(probe: Probe): Probe {
  return {
    ...probe,
    plan(seen) {
      const wanted = [...probe.plan(seen), ...seen.routes.flatMap((route) => first(probe.plan({ ...seen, routes: [route] })))];
      return [...new Map(wanted.map((subject) => [subjectKey(subject), subject])).values()];
    },
    measure: (...how) => probe.measure(...how),
  };
}

/** All probes, with those that only look going along every route that discovery found: for who asks which settings are right. */
export const probesOfEveryRoute: readonly Probe[] = probes.map((probe) => (looking.includes(probe.id) ? forEveryRoute(probe) : probe));
