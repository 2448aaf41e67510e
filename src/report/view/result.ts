import { catalogue } from "../../model/catalogue.ts";
import type { Finding } from "../../model/diagnosis.ts";
import type { Question } from "../../model/questions.ts";
import { placesFor } from "../programs.ts";
import type { StepWords } from "../steps.ts";
import { type FindingStory, reasonsOf, type Story } from "../story.ts";
import { type Element, h } from "./element.ts";
import { spoken } from "./spoken.ts";
import type { ViewWords } from "./view-words.ts";

const copyButton = (text: string, words: ViewWords): Element => h("button", { type: "button", class: "copy", "data-copy": text }, words.copy);

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** A value that is worth copying by itself: one word, such as a host or a port. */
const isOneWord = (text: string) => /^\S{1,80}$/.test(text);

/** The evidence of a finding: why we say so. */
export function whyView(finding: FindingStory, words: ViewWords): Element {
  return h(
    "ul",
    { class: "why" },
    finding.evidence.map(({ words: said, quote }) => h("li", {}, spoken("span", {}, said, words), quote === undefined ? undefined : h("figure", {}, h("figcaption", {}, words.serversWords), h("pre", { lang: "en" }, quote)))),
    h("li", {}, `${words.certaintyLead} `, words.certaintySays[finding.degree], "."),
    finding.besides.length === 0 ? undefined : h("li", {}, `${words.besides} `, finding.besides.join("; "), "."),
  );
}

function stepView(step: StepWords, to: string | undefined, words: ViewWords): Element {
  return h(
    "li",
    {},
    spoken("p", {}, step.sentence, words),
    to === undefined ? undefined : h("p", { class: "value" }, h("code", { lang: "en" }, to), copyButton(to, words)),
    step.copy === undefined ? undefined : h("div", { class: "exact" }, h("pre", { lang: "en" }, step.copy), copyButton(step.copy, words)),
    step.letter === undefined ? undefined : h("div", { class: "exact letter" }, spoken("pre", {}, step.letter, words), copyButton(words.say(step.letter) ?? step.letter, words)),
    step.weakens === undefined ? undefined : h("p", { class: "weakens" }, `${words.weakens} `, spoken("span", {}, step.weakens, words)),
  );
}

/** The fix: steps in their order, with what is to be copied, and where the settings are in each mail program. */
export function fixView(finding: FindingStory, remedy: Finding["remedy"] | undefined, words: ViewWords): Element {
  const steps = remedy?.steps ?? [];
  const places = placesFor(steps);
  return h(
    "div",
    { class: "fix" },
    h("p", { class: "who" }, remedy === undefined ? undefined : capital(`${words.who[remedy.who]}.`)),
    h(
      "ol",
      { class: "steps" },
      finding.steps.map((step, index) => {
        const one = steps[index];
        return stepView(step, one?.do === "set" && isOneWord(one.to) ? one.to : undefined, words);
      }),
    ),
    places.length === 0 ? undefined : h("details", { class: "programs" }, h("summary", {}, words.where), h("dl", { lang: "en" }, places.map(({ program, path }) => h("div", {}, h("dt", {}, program), h("dd", {}, path))))),
  );
}

function groupOf(bundle: Story["ruledOut"][number], words: ViewWords): string {
  const [first] = bundle.causes;
  return first === undefined ? bundle.what : words.groups[catalogue[first.id].group];
}

/** Everything that was ruled out, bundled by reason. */
export function ruledOutView(story: Story, words: ViewWords): Element | undefined {
  if (story.ruledOut.length === 0) return undefined;
  return h(
    "div",
    { class: "bundles" },
    story.ruledOut.map((bundle) => {
      const sweeping = reasonsOf(bundle).length === 0;
      return h(
        "details",
        {},
        h("summary", {}, h("span", { class: "count" }, String(bundle.causes.length)), sweeping ? `${words.because} ` : undefined, sweeping ? spoken("span", {}, bundle.what, words) : groupOf(bundle, words)),
        h("ul", {}, bundle.causes.map(({ id, title, because }) => h("li", {}, title, " ", h("span", { class: "soft", lang: "en" }, `(${id})`), sweeping ? undefined : [": ", spoken("span", {}, because, words)]))),
      );
    }),
  );
}

/** The other causes that may be it, each folded up. */
export function othersView(others: readonly FindingStory[], named: readonly Finding[], words: ViewWords): Element | undefined {
  if (others.length === 0) return undefined;
  return h("div", { class: "bundles" }, others.map((one) => h("details", {}, h("summary", {}, `${one.title} (${words.certaintySays[one.degree]})`), whyView(one, words), fixView(one, named.find((found) => found.cause === one.id)?.remedy, words))));
}

/** The one thing that only a person can try: how, and how to say what came of it. */
export function questionView(question: Question): Element {
  return h(
    "div",
    { class: "card ask", lang: "en" },
    h("p", {}, h("strong", {}, question.asks), " ", question.how),
    h("p", {}, "Then say what came of it: run the same again, or cantsend reason with the file of --case, and add"),
    h("ul", {}, Object.entries(question.answers).map(([answer, means]) => h("li", {}, h("code", {}, `--answer ${question.id}=${answer}`), ` (${means})`))),
  );
}

/** What stayed open, folded up. */
export function openView(story: Story, words: ViewWords): Element | undefined {
  if (story.open.length === 0) return undefined;
  return h("details", {}, h("summary", {}, words.open(story.open.length)), h("ul", {}, story.open.map(({ title, missing }) => h("li", {}, title, missing === "" ? undefined : [": ", spoken("span", { class: "soft" }, missing, words)]))));
}
