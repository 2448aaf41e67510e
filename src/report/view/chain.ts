import type { Evidence } from "../evidence.ts";
import type { Link, LinkState, Picture } from "../picture.ts";
import { type Element, h } from "./element.ts";
import { spoken } from "./spoken.ts";
import type { ViewWords } from "./view-words.ts";

/** What each state is drawn as: a tick, a cross, an exclamation mark, a ring that turns, a dashed ring. Colour only repeats it. */
const glyphs: Readonly<Record<LinkState, readonly string[]>> = {
  ok: ["M6 10.2 8.9 13 14 7.4"],
  stops: ["M6.8 6.8 13.2 13.2", "M13.2 6.8 6.8 13.2"],
  odd: ["M10 5.6 10 11", "M10 14 10 14.2"],
  now: [],
  "not-measured": [],
};

/** The sign of a state. */
export function mark(state: LinkState): Element {
  const body = state === "stops" ? h("rect", { x: "1.5", y: "1.5", width: "17", height: "17", rx: "4", class: "body" }) : state === "odd" ? h("path", { d: "M10 1 19 18 1 18Z", class: "body" }) : h("circle", { cx: "10", cy: "10", r: state === "not-measured" ? "5" : "8.5", class: "body" });
  return h("svg", { class: `mark ${state}`, viewBox: "0 0 20 20", width: "20", height: "20", "aria-hidden": "true" }, body, glyphs[state].map((d) => h("path", { d, class: "glyph" })));
}

/** A time as people read it. */
export function time(ms: number): string {
  return ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** One measurement with everything it brought. */
export function evidenceView(one: Evidence, words: ViewWords): Element {
  return h(
    "li",
    { class: `evidence ${one.outcome}` },
    h("p", { class: "what" }, h("span", { class: "outcome" }, words.outcomes[one.outcome]), spoken("span", {}, one.title, words), h("span", { class: "time" }, one.tookMs > 0 ? time(one.tookMs) : undefined)),
    spoken("p", { class: "at" }, one.where, words),
    one.words === "" ? undefined : spoken("p", {}, one.words, words),
    one.facts.length === 0 ? undefined : h("dl", {}, one.facts.map(([name, value]) => h("div", {}, spoken("dt", {}, name, words), h("dd", { lang: "en" }, value)))),
    one.quote === undefined ? undefined : h("figure", {}, h("figcaption", {}, words.serversWords), h("pre", { lang: "en" }, one.quote)),
    one.dialogue.length === 0
      ? undefined
      : h("details", { class: "dialogue" }, h("summary", {}, words.dialogue), h("pre", { lang: "en" }, one.dialogue.map(({ atMs, from, text }) => `${String(Math.round(atMs)).padStart(6)} ms  ${from === "us" ? "→" : from === "server" ? "←" : "·"} ${text}`).join("\n"))),
  );
}

/** So many measurements stand open at once; the others are folded up behind them. */
const evidenceShown = 3;

function evidences(all: readonly Evidence[], words: ViewWords): Element {
  const rest = all.slice(evidenceShown);
  return h(
    "ul",
    { class: "evidences" },
    all.slice(0, evidenceShown).map((one) => evidenceView(one, words)),
    rest.length === 0 ? undefined : h("li", {}, h("details", { class: "more-evidence" }, h("summary", {}, words.moreEvidence(rest.length)), h("ul", { class: "evidences" }, rest.map((one) => evidenceView(one, words))))),
  );
}

function row(link: Link, back: Link | undefined, words: ViewWords): Element {
  const all = [...link.evidence, ...(back?.evidence ?? [])];
  const state = words.states[link.state];
  return h(
    "li",
    { class: `link ${link.state}${back === undefined ? "" : ` with-back back-${back.state}`}${link.causeHere === "yes" ? " cause" : ""}`, "data-link": link.id },
    h(
      "details",
      {},
      h(
        "summary",
        {},
        h("span", { class: "tracks", "aria-hidden": "true" }, h("span", { class: `track out ${link.state}` }, mark(link.state)), back === undefined ? undefined : h("span", { class: `track back ${back.state}` }, mark(back.state))),
        h("span", { class: "name" }, words.links[link.id]),
        h("span", { class: "state" }, state),
        h("span", { class: "time" }, link.tookMs === undefined ? undefined : time(link.tookMs)),
        link.causeHere === "yes" ? h("span", { class: "here" }, words.causeHere) : undefined,
        link.words === "" ? undefined : spoken("span", { class: "words" }, link.words, words),
        back === undefined || back.state === "not-measured" ? undefined : h("span", { class: `words back ${back.state}` }, `${words.receiving} `, back.state === "now" ? words.states.now : spoken("span", {}, back.words, words), back.tookMs === undefined ? undefined : ` (${time(back.tookMs)})`),
      ),
      all.length === 0 ? h("p", { class: "soft" }, words.noEvidence) : evidences(all, words),
    ),
  );
}

/** The chain from the mail program to the inbox, the way in beside the way out; each link opens its evidence. */
export function chainView(picture: Picture, words: ViewWords): Element {
  const back = new Map(picture.receiving.map((link) => [link.id, link]));
  return h(
    "div",
    { class: "chain" },
    h("p", { class: "legend", "aria-hidden": "true" }, h("span", { class: "out" }, words.legendSending), back.size === 0 ? undefined : h("span", { class: "back" }, words.legendReceiving)),
    h("ol", { class: "links" }, picture.sending.map((link) => row(link, back.get(link.id), words))),
  );
}
