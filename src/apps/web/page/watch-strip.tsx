import type { VNode } from "preact";
import type { WatchedDay } from "../protocol.ts";
import type { Texts } from "./texts/en.ts";
import { useTexts } from "./texts/index.ts";

/** A day, as short as a strip has room for. */
export const dayOf = (at: string, texts: Texts) => new Date(at).toLocaleDateString(texts.view.language === "en" ? "en-GB" : "de-DE", { day: "numeric", month: "short" });

/** How a day went, by the worst that is known of it. */
type DayState = "well" | "ill" | "open" | "none";
const dayState = (one: WatchedDay): DayState => (one.ill > 0 ? "ill" : one.well > 0 ? "well" : one.open + one.offline > 0 ? "open" : "none");

const step = 15;
const tall = 28;

/** A day as it is drawn: a column; a cross where something failed, as high as its share of the day; a dashed ring where nothing is known; a dash without a run. */
function column(one: WatchedDay, at: number, title: string): VNode {
  const x = at * step + 1;
  const state = dayState(one);
  const runs = one.well + one.ill + one.open + one.offline;
  const share = runs === 0 ? 0 : one.ill / runs;
  const bad = Math.max(13, Math.round(share * tall));
  return (
    <g key={one.at} class={`day ${state}`}>
      <title>{title}</title>
      <rect class="room" x={x} y={0} width={step - 2} height={tall} />
      {state === "none" ? <path class="dash" d={`M${x + 3} ${tall - 2}h7`} /> : <rect class="column" x={x + 0.75} y={0.75} width={step - 3.5} height={tall - 1.5} rx={3} />}
      {state === "ill" ? <rect class="share" x={x} y={tall - bad} width={step - 2} height={bad} rx={3} /> : null}
      {state === "ill" ? <path class="cross" d={`M${x + 3.5} ${tall - 9.5}l6 6m0-6l-6 6`} /> : null}
    </g>
  );
}

/** The last days as a strip of columns. */
export function Strip({ days }: { readonly days: readonly WatchedDay[] }): VNode {
  const texts = useTexts();
  const { watch } = texts;
  const bad = days.filter((one) => one.ill > 0);
  const said = watch.days(days.length, days.filter((one) => dayState(one) === "well").length, bad.length, bad.map((one) => dayOf(one.at, texts)).join(", "));
  const width = days.length * step;
  return (
    <svg class="strip" role="img" aria-label={said} viewBox={`0 0 ${width} ${tall}`} width={width} height={tall}>
      {days.map((one, at) => column(one, at, watch.day(dayOf(one.at, texts), one.well + one.ill + one.open + one.offline, one.ill)))}
    </svg>
  );
}

/** What the columns of a strip mean. */
export function Legend(): VNode {
  const { watch } = useTexts();
  const sample: Readonly<Record<DayState, WatchedDay>> = { well: { at: "", well: 1, ill: 0, open: 0, offline: 0 }, ill: { at: "", well: 1, ill: 1, open: 0, offline: 0 }, open: { at: "", well: 0, ill: 0, open: 1, offline: 0 }, none: { at: "", well: 0, ill: 0, open: 0, offline: 0 } };
  return (
    <p class="strip-legend soft">
      {(Object.keys(sample) as DayState[]).map((state) => (
        <span key={state}>
          <svg class="strip" aria-hidden="true" viewBox={`0 0 ${step} ${tall}`} width={step} height={tall}>
            {column(sample[state], 0, "")}
          </svg>{" "}
          {watch.legend[state]}
        </span>
      ))}
    </p>
  );
}
