import { useEffect, useReducer, useState } from "preact/hooks";
import { type CaseFile, caseFileVersion } from "../../../model/case-file.ts";
import type { Diagnosis } from "../../../model/diagnosis.ts";
import type { Gap, Kind, Observation } from "../../../model/observation.ts";
import type { Route } from "../../../model/route.ts";
import type { Target } from "../../../model/target.ts";
import { firstUnderWay, nextUnderWay } from "../../../report/under-way.ts";
import type { RunEvent } from "../protocol.ts";

/** What the page knows of a run so far. */
export interface RunState {
  readonly target: Target | undefined;
  readonly scope: "everything" | "the fix";
  readonly proofs: readonly Kind[];
  readonly routes: readonly Route[];
  readonly observations: readonly Observation[];
  readonly gaps: readonly Gap[];
  readonly underWay: readonly Kind[];
  readonly outcome: { readonly diagnosis: Diagnosis; readonly caseFile: CaseFile; readonly question?: string } | undefined;
  readonly fault: string;
}

const nothing: RunState = { target: undefined, scope: "everything", proofs: [], routes: [], observations: [], gaps: [], underWay: firstUnderWay, outcome: undefined, fault: "" };

function heard(state: RunState, event: RunEvent | "from the start"): RunState {
  if (event === "from the start") return nothing;
  switch (event.event) {
    case "target":
      return { ...state, target: event.target, scope: event.scope, proofs: event.proofs };
    case "routes":
      return { ...state, routes: event.routes };
    case "started":
      return state;
    case "observed":
      return { ...state, observations: [...state.observations, event.observation], underWay: nextUnderWay(state.underWay, event.observation) };
    case "gap":
      return { ...state, gaps: [...state.gaps, event.gap] };
    case "verdict":
      return { ...state, outcome: { diagnosis: event.diagnosis, caseFile: event.caseFile, ...(event.question === undefined ? {} : { question: event.question }) }, underWay: [] };
    case "fault":
      return { ...state, fault: event.words, underWay: [] };
  }
}

/** The line to the server: open, interrupted and tried again, or given up. */
export type Line = "open" | "lost" | "gone";

/** So long, in milliseconds, a line may be interrupted before the page says that the server has ended; it is tried again all the same. */
const patienceMs = 6_000;
const againMs = 1_000;
const kinds: readonly RunEvent["event"][] = ["target", "routes", "started", "observed", "gap", "verdict", "fault"];

/** Listens to a run. What was heard stays, whatever becomes of the line; nothing is heard twice. */
export function useRun(id: string): { readonly state: RunState; readonly line: Line } {
  const [state, tell] = useReducer(heard, nothing);
  const [line, setLine] = useState<Line>("open");
  useEffect(() => {
    tell("from the start");
    setLine("open");
    let source: EventSource | undefined;
    let next = 0;
    let over: "no" | "yes" = "no";
    let lostSince: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const open = () => {
      source?.close();
      source = new EventSource(`api/runs/${id}/events`);
      source.onopen = () => {
        lostSince = undefined;
        setLine("open");
      };
      for (const kind of kinds) {
        source.addEventListener(kind, (message) => {
          const number = Number(message.lastEventId);
          if (number < next) return;
          next = number + 1;
          const event = JSON.parse(String(message.data)) as RunEvent;
          tell(event);
          if (event.event !== "verdict" && event.event !== "fault") return;
          over = "yes";
          source?.close();
        });
      }
      source.onerror = () => {
        source?.close();
        if (over === "yes") return;
        lostSince ??= performance.now();
        setLine(performance.now() - lostSince > patienceMs ? "gone" : "lost");
        timer = setTimeout(open, againMs);
      };
    };
    const offline = () => source?.dispatchEvent(new Event("error"));
    open();
    addEventListener("offline", offline);
    return () => {
      clearTimeout(timer);
      source?.close();
      removeEventListener("offline", offline);
    };
  }, [id]);
  return { state, line };
}

/** A case file of what was heard, where the run never came to its end. */
export function partialCase(state: RunState, writtenBy: string): CaseFile | undefined {
  if (state.target === undefined) return undefined;
  const [first] = state.observations;
  return {
    version: caseFileVersion,
    startedAt: first?.at ?? new Date().toISOString(),
    tookMs: Math.max(0, ...state.observations.map((one) => Math.round(one.startedMs + one.tookMs))),
    writtenBy,
    target: state.target,
    routes: state.routes,
    observations: state.observations,
    gaps: state.gaps,
  };
}
