import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { Question } from "../model/questions.ts";
import { Page } from "./page.ts";
import { putPath } from "./progress.ts";
import { type FindingStory, reasonsOf, type Story, tell } from "./story.ts";

/** How the text is to look. */
export interface TextOptions {
  /** Columns; lines are at most this long, unless a single word is longer. */
  readonly width: number;
  readonly colour: "yes" | "no";
  /** `short` folds up what was ruled out and what is open; `full` lists all of it. */
  readonly detail: "short" | "full";
  /** The one thing that only a person can try, and whose outcome would settle most. */
  readonly question?: Question;
}

/** So many bundles of ruled-out causes, and so many open causes, stand in the short form. */
const mostBundles = 6;
const shortList = 4;

/** Where no finding quotes it: what the server said when it ended the way. */
function putRefusal(page: Page, story: Story): void {
  if (story.refusal === "") return;
  page.gap();
  page.text("The server's own words:", 2, "", "faint");
  page.verbatim(story.refusal, 4);
}

function putSteps(page: Page, finding: FindingStory): void {
  finding.steps.forEach((step, index) => {
    const mark = `${index + 1}. `;
    page.text(step.sentence, 2, mark);
    if (step.copy !== undefined) page.exact(step.copy, 4 + mark.length);
    if (step.letter !== undefined) page.verbatim(step.letter, 4 + mark.length);
    if (step.weakens !== undefined) page.text(`This weakens your protection: ${step.weakens}`, 2 + mark.length, "", "care");
  });
}

function putEvidence(page: Page, evidence: FindingStory["evidence"]): void {
  for (const { words, quote } of evidence) {
    page.text(words, 2, "- ");
    if (quote === undefined) continue;
    page.text("The server's own words:", 4, "", "faint");
    page.verbatim(quote, 6);
  }
}

function putFirst(page: Page, finding: FindingStory): void {
  page.heading("Why we say so");
  putEvidence(page, finding.evidence);
  page.text(`This is ${finding.certainty}.`, 2, "- ");
  if (finding.besides.length > 0) page.text(`Not ruled out beside it: ${finding.besides.join("; ")}.`, 2, "- ");
  page.heading(`What to do (${finding.who})`);
  putSteps(page, finding);
  page.heading("How to check that it worked");
  page.text(finding.check, 2);
  page.text(`More about this cause: cantsend explain ${finding.id}`, 2, "", "faint");
}

function putQuestion(page: Page, question: Question): void {
  page.heading("One thing to try, which would settle most");
  page.text(question.how, 2);
  page.text(`Then say what came of it: run the same again, or cantsend reason with the file of --case, and add`, 2);
  for (const [answer, means] of Object.entries(question.answers)) page.text(`--answer ${question.id}=${answer}  (${means})`, 4);
}

function putOthers(page: Page, findings: readonly FindingStory[], detail: TextOptions["detail"]): void {
  if (findings.length === 0) return;
  page.heading("Also possible");
  for (const finding of findings) {
    page.text(`${finding.title} (${finding.certainty})`, 2, "- ");
    if (detail === "full") {
      putEvidence(page, finding.evidence);
      putSteps(page, finding);
    } else if (finding.evidence[0] !== undefined) page.text(finding.evidence[0].words, 4);
    page.text(`cantsend explain ${finding.id}`, 4, "", "faint");
  }
}

function putRuledOut(page: Page, story: Story, detail: TextOptions["detail"]): void {
  const count = story.ruledOut.reduce((sum, bundle) => sum + bundle.causes.length, 0);
  if (count === 0) return;
  page.heading(`Ruled out: ${count} ${count === 1 ? "cause" : "causes"}`);
  for (const bundle of detail === "full" ? story.ruledOut : story.ruledOut.slice(0, mostBundles)) {
    const reasons = reasonsOf(bundle);
    const sweeping = reasons.length === 0;
    if (detail === "full") {
      page.text(sweeping ? `because ${bundle.what}:` : `${bundle.what}:`, 2);
      for (const { title, id, because } of bundle.causes) page.text(sweeping ? `${title} (${id})` : `${title} (${id}): ${because}`, 4, "- ");
    } else page.text(sweeping ? `because ${bundle.what}` : `${bundle.what}: ${reasons.slice(0, 2).join("; ")}`, 2, `${String(bundle.causes.length).padStart(2)}  `);
  }
  const left = story.ruledOut.slice(mostBundles).reduce((sum, bundle) => sum + bundle.causes.length, 0);
  if (detail === "short") page.text(left === 0 ? "--verbose lists them one by one." : `${left} more; --verbose lists all of them.`, 2, "    ", "faint");
}

function putOpen(page: Page, story: Story, detail: TextOptions["detail"]): void {
  const { open } = story;
  if (open.length > 0 && (story.verdict === "undecided" || detail === "full")) {
    page.heading(story.measured === "" ? "Nearest to these words" : `Could not be told: ${open.length} ${open.length === 1 ? "cause" : "causes"}`);
    const shown = detail === "full" ? open : open.slice(0, shortList);
    for (const { title, missing } of shown) page.text(detail === "full" && missing !== "" ? `${title}: ${missing}` : title, 2, "- ");
    if (shown.length < open.length) page.text(`and ${open.length - shown.length} more; --verbose lists them all.`, 4, "", "faint");
  }
  if (story.verdict === "undecided" || story.measured === "") {
    page.heading("What would settle it");
    page.text(story.settle, 2);
  }
}

function putGaps(page: Page, story: Story): void {
  if (story.notMeasured.length === 0) return;
  page.heading("Not measured");
  for (const { words, flag } of story.notMeasured) page.text(flag === undefined ? words : `${words} It would be with ${flag}.`, 2, "- ");
}

/** Renders a diagnosis for people: the verdict in plain words first, then the send path, evidence, fix and check, and what was ruled out. */
export function renderText(diagnosis: Diagnosis, caseFile: CaseFile, options: TextOptions): string {
  const story = tell(diagnosis, caseFile);
  const page = new Page(options.width, options.colour);
  const [first, ...others] = story.findings;
  page.text(story.headline, 0, "", "title");
  page.text(story.lead);
  if (story.interrupted === "yes") page.text("The run was interrupted: this is what was known by then.", 0, "", "care");
  if (story.path.length > 0) {
    page.heading("The send path");
    putPath(page, story.path);
    putRefusal(page, story);
  }
  if (story.reported !== "") {
    page.heading("What the mail program says");
    page.verbatim(story.reported, 2);
  }
  for (const section of story.sections) {
    page.heading(section.title);
    for (const line of section.lines) page.text(line, 2, "- ");
  }
  if (first !== undefined) putFirst(page, first);
  if (options.question !== undefined) putQuestion(page, options.question);
  putOthers(page, others, options.detail);
  putRuledOut(page, story, options.detail);
  putOpen(page, story, options.detail);
  putGaps(page, story);
  page.gap();
  if (story.measured !== "") page.text(`Measured: ${story.measured}`, 0, "", "faint");
  return page.toString();
}

/** The verdict alone, on one line. */
export function renderLine(diagnosis: Diagnosis): string {
  const [first] = diagnosis.named;
  const page = new Page(10_000, "no");
  page.text(first === undefined ? diagnosis.verdict : `${diagnosis.verdict}: ${first.title} (${first.cause}, ${first.certainty})`);
  return page.toString();
}
