import type { Progress } from "../../measure/run.ts";
import type { Kind, Gap, Observation } from "../../model/observation.ts";
import type { Route } from "../../model/route.ts";
import type { Target } from "../../model/target.ts";
import { sendPath } from "../../report/path.ts";
import { gapLine, observationLine, renderPath } from "../../report/progress.ts";
import { firstUnderWay, nextUnderWay } from "../../report/under-way.ts";
import type { Terminal } from "./terminal.ts";

/** Shows how far a run has come. */
export interface Live {
  readonly onProgress: (progress: Progress) => void;
  /** Takes away what was drawn, so that the report stands alone. */
  end(): Promise<void>;
}

/** Drawing more often than this, in milliseconds, nobody sees. */
const drawEveryMs = 60;

function drawing(target: Target, terminal: Terminal): Live {
  const observations: Observation[] = [];
  const gaps: Gap[] = [];
  let routes: readonly Route[] = [];
  let underWay: readonly Kind[] = firstUnderWay;
  let drawn = 0;
  let timer: NodeJS.Timeout | undefined;
  const clear = () => (drawn === 0 ? "" : `\x1b[${drawn}F\x1b[J`);
  const draw = () => {
    timer = undefined;
    const path = sendPath({ target, routes, observations, gaps, underWay });
    const rows = path.length === 0 ? [`  looking for the servers of ${target.domain}`] : renderPath(path, { width: terminal.width, colour: terminal.errorColour });
    const lines = ["Measuring the send path (Ctrl-C ends it and tells what is known)", ...rows];
    void terminal.tell(`${clear()}${lines.join("\n")}\n`);
    drawn = lines.length;
  };
  const soon = () => {
    timer ??= setTimeout(draw, drawEveryMs);
  };
  soon();
  return {
    onProgress(progress) {
      if (progress.event === "routes") routes = progress.routes;
      if (progress.event === "gap") gaps.push(progress.gap);
      if (progress.event === "observed") {
        observations.push(progress.observation);
        underWay = nextUnderWay(underWay, progress.observation);
      }
      soon();
    },
    async end() {
      clearTimeout(timer);
      await terminal.tell(clear());
      drawn = 0;
    },
  };
}

function logging(terminal: Terminal): Live {
  return {
    onProgress(progress) {
      if (progress.event === "observed") void terminal.tell(`${observationLine(progress.observation)}\n`);
      if (progress.event === "gap" && progress.gap.why !== "not-needed") void terminal.tell(`${gapLine(progress.gap)}\n`);
    },
    async end() {},
  };
}

/** Progress as the place allows it: drawn over on a terminal; elsewhere line by line, and only where somebody wants to see everything. */
export function showProgress(target: Target, terminal: Terminal, wish: "none" | "path" | "everything"): Live {
  if (wish === "everything") return logging(terminal);
  if (wish === "path" && terminal.live === "yes") return drawing(target, terminal);
  return { onProgress() {}, async end() {} };
}
