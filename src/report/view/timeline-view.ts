import type { Timeline } from "../timeline.ts";
import { type Element, h } from "./element.ts";
import { time } from "./chain.ts";
import { spoken } from "./spoken.ts";
import type { ViewWords } from "./view-words.ts";

const width = 1000;
const laneHeight = 22;
const axisHeight = 24;
/** A bar narrower than this nobody sees, in the units of the drawing. */
const narrowest = 4;

/** Round numbers for the axis: at most six of them. */
function ticks(totalMs: number): readonly number[] {
  const steps = [10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000, 60_000, 120_000];
  const step = steps.find((one) => totalMs / one <= 6) ?? 300_000;
  return Array.from({ length: Math.floor(totalMs / step) + 1 }, (_, index) => index * step);
}

/** What a bar is, for who points at it. */
function hint(where: string, what: string, tookMs: number, words: ViewWords): Element {
  const said = words.say(what);
  return h("title", { lang: said === undefined ? "en" : words.language }, `${said === undefined ? where : (words.say(where) ?? where)}: ${said ?? what}, ${time(tookMs)}`);
}

function drawing(timeline: Timeline, words: ViewWords): Element {
  const height = axisHeight + timeline.lanes.length * laneHeight;
  const x = (ms: number) => ((ms / timeline.totalMs) * width).toFixed(1);
  const bars = timeline.lanes.flatMap((lane, index) => {
    const y = axisHeight + index * laneHeight;
    return lane.spans.map((span) =>
      h("rect", { class: `bar ${span.outcome}`, x: x(span.fromMs), y: String(y + 4), width: Math.max(narrowest, (span.tookMs / timeline.totalMs) * width).toFixed(1), height: String(laneHeight - 8), rx: "2" }, hint(lane.where, span.words, span.tookMs, words)),
    );
  });
  return h(
    "svg",
    { class: "drawing", viewBox: `0 0 ${width} ${height}`, preserveAspectRatio: "none", width: "100%", height: String(height), "aria-hidden": "true", focusable: "false" },
    ticks(timeline.totalMs).map((ms) => h("line", { class: "tick", x1: x(ms), x2: x(ms), y1: String(axisHeight - 6), y2: String(height) })),
    bars,
  );
}

/** The line of round times above the drawing, as text that is not stretched with it. */
function axis(timeline: Timeline): Element {
  const at = ticks(timeline.totalMs);
  return h("svg", { class: "axis", width: "100%", height: String(axisHeight), "aria-hidden": "true", focusable: "false" }, at.map((ms) => h("text", { x: `${((ms / timeline.totalMs) * 100).toFixed(2)}%`, y: "15", class: ms === 0 ? "first" : "" }, ms === 0 ? "0" : time(ms))));
}

/** What ran when: a drawing for the eye, and the same as a table for whoever reads. */
export function timelineView(timeline: Timeline, words: ViewWords): Element {
  const [about, what, began, took, outcome] = words.columns;
  return h(
    "div",
    { class: "timeline" },
    h("p", { class: "soft" }, words.timelineSays),
    h("div", { class: "plot" }, h("div", { class: "wheres", lang: "en", "aria-hidden": "true" }, timeline.lanes.map((lane) => h("span", {}, lane.where))), h("div", { class: "bars" }, axis(timeline), drawing(timeline, words))),
    h(
      "details",
      { class: "as-table" },
      h("summary", {}, words.timelineTable(timeline.lanes.reduce((sum, lane) => sum + lane.spans.length, 0))),
      h(
        "div",
        { class: "scroll", role: "region", tabindex: "0", "aria-label": words.timeline },
        h(
          "table",
          {},
          h("thead", {}, h("tr", {}, [about, what, began, took, outcome].map((name) => h("th", { scope: "col" }, name)))),
          h(
            "tbody",
            {},
            timeline.lanes.flatMap((lane) =>
              lane.spans.map((span, index) =>
                h(
                  "tr",
                  {},
                  index === 0 ? h("th", { scope: "rowgroup", rowspan: String(lane.spans.length), lang: "en" }, lane.where) : undefined,
                  h("td", {}, spoken("span", {}, span.words, words), index === 0 && lane.after !== undefined ? h("span", { class: "soft" }, ` (${words.afterThat} `, spoken("span", {}, lane.after, words), ")") : undefined),
                  h("td", { class: "number" }, time(span.fromMs)),
                  h("td", { class: "number" }, time(span.tookMs)),
                  h("td", { class: span.outcome }, words.outcomes[span.outcome]),
                ),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}
