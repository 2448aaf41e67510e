import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Question } from "../model/questions.ts";
import { drawPicture } from "./picture.ts";
import { type Story, tell } from "./story.ts";
import { timelineOf } from "./timeline.ts";
import { chainView } from "./view/chain.ts";
import { type Child, type Element, h } from "./view/element.ts";
import { look } from "./view/look.ts";
import { escape, markup } from "./view/markup.ts";
import { fixView, openView, questionView, othersView, ruledOutView, whyView } from "./view/result.ts";
import { timelineView } from "./view/timeline-view.ts";
import { english, type ViewWords } from "./view/view-words.ts";

const ownLook = "main{max-width:72rem;margin:0 auto;padding:2rem 1.25rem 4rem}";

function section(title: string, ...body: readonly (Child | undefined)[]): Element | undefined {
  return body.every((one) => one === undefined) ? undefined : h("section", {}, h("h2", {}, title), body);
}

/** What stands beside the chain: the fix first, then why, then what else is known. */
function rest(story: Story, diagnosis: Diagnosis, words: ViewWords, question: Question | undefined): Element {
  const [first, ...others] = story.findings;
  const count = story.ruledOut.reduce((sum, bundle) => sum + bundle.causes.length, 0);
  return h(
    "div",
    { class: "rest" },
    first === undefined ? undefined : section(words.whatToDo, fixView(first, diagnosis.named[0]?.remedy, words)),
    first === undefined ? undefined : section(words.check, h("p", {}, first.check)),
    first === undefined ? undefined : section(words.why, whyView(first, words)),
    question === undefined ? undefined : section(words.oneThing, questionView(question)),
    story.refusal === "" ? undefined : section(words.serversWords, h("pre", {}, story.refusal)),
    story.reported === "" ? undefined : section(words.reported, h("pre", {}, story.reported)),
    story.sections.map((one) => section(one.title, h("ul", {}, one.lines.map((line) => h("li", {}, line))))),
    section(words.alsoPossible, othersView(others, diagnosis.named.slice(1), words)),
    section(words.ruledOut(count), ruledOutView(story, words)),
    story.verdict === "undecided" ? section(words.settle, h("p", {}, story.settle), openView(story, words)) : undefined,
    story.verdict !== "undecided" ? openView(story, words) : undefined,
    section(words.notMeasured, story.notMeasured.length === 0 ? undefined : h("ul", {}, story.notMeasured.map(({ words: what, flag }) => h("li", {}, flag === undefined ? what : `${what} It would be with ${flag}.`)))),
  );
}

/** Renders a diagnosis as one HTML file that needs nothing else: no script, no font, no picture, no network. `question`: the one thing to try that would settle most (`nextQuestion`). */
export function renderHtml(diagnosis: Diagnosis, caseFile: CaseFile, more: { readonly question?: Question } = {}): string {
  const story = tell(diagnosis, caseFile);
  const words = english;
  const timeline = timelineOf(caseFile);
  const [first] = diagnosis.named;
  const body = h(
    "main",
    {},
    h(
      "div",
      { class: "sheet" },
      h("header", { class: "verdict" }, first === undefined ? undefined : h("p", { class: "stamp named" }, words.certainty[first.certainty]), h("h1", {}, story.headline), h("p", {}, story.lead), story.interrupted === "yes" ? h("p", { class: "weakens" }, words.interrupted) : undefined),
      h("div", { class: "split" }, section(words.sendPath, h("div", { class: "card" }, chainView(drawPicture(caseFile, diagnosis), words))), rest(story, diagnosis, words, more.question)),
      timeline.lanes.length === 0 ? undefined : h("section", {}, h("h2", {}, words.timeline), timelineView(timeline, words)),
      story.measured === "" ? undefined : h("p", { class: "soft" }, `${words.measured} ${story.measured}`),
    ),
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${escape(story.headline)}</title>
<style>${look}${ownLook}</style>
</head>
<body>
${markup(body)}
</body>
</html>
`;
}
