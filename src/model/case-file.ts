import type { Gap, Kind, Observation, Subject } from "./observation.ts";
import type { Route } from "./route.ts";
import type { Target } from "./target.ts";

/** The version of the case file that this code writes and reads. */
export const caseFileVersion = 1;

/** Everything that was measured about one target, and everything that was not: the only bridge between measuring and judging. */
export interface CaseFile {
  readonly version: typeof caseFileVersion;
  /** When the run began, RFC 3339 in UTC. */
  readonly startedAt: string;
  readonly tookMs: number;
  /** The version of cantsend that wrote it. */
  readonly writtenBy: string;
  readonly target: Target;
  readonly routes: readonly Route[];
  readonly observations: readonly Observation[];
  readonly gaps: readonly Gap[];
}

/** One string per subject: the same subject, the same string. */
export function subjectKey(subject: Subject): string {
  switch (subject.on) {
    case "endpoint":
      return `${subject.protocol}://${subject.host}[${subject.address}]:${subject.port}/${subject.security}`;
    case "name":
      return `${subject.type} ${subject.name} @${subject.resolver}`;
    default:
      return subject.on;
  }
}

/**
 * A look at a case file through a fixed list of kinds: what a probe's plan or a sign may see.
 * Only kinds that were declared can be asked for; the type says so and the engine enforces it.
 */
export interface View<N extends Kind> {
  readonly target: Target;
  readonly routes: readonly Route[];
  of<K extends N>(kind: K): readonly Observation<K>[];
  gaps(kind: N): readonly Gap[];
}
