import type { CauseId } from "../model/catalogue.ts";
import type { Certainty, Step } from "../model/diagnosis.ts";
import { schemaVersion } from "./json.ts";
import { Page } from "./page.ts";
import { stepWords } from "./steps.ts";
import { certaintyWords } from "./words.ts";

/** What many failures have in common: how often, when, to whom, and one of them as it stood there. */
export interface Troubles {
  readonly count: number;
  /** As the source writes it. */
  readonly first?: string;
  readonly last?: string;
  /** The domains that were written to, the first twenty. */
  readonly domains: readonly string[];
  readonly example: string;
}

/** All failures that one cause explains best. */
export interface CauseTroubles extends Troubles {
  readonly cause: CauseId;
  readonly title: string;
  readonly certainty: Certainty;
  readonly steps: readonly Step[];
}

/** Failures whose words name no cause, with the causes that they come nearest to. */
export interface OpenTroubles extends Troubles {
  readonly nearest: readonly CauseId[];
}

/** What a log, or a heap of bounces, holds: the most frequent first. */
export interface Summary {
  readonly schemaVersion: typeof schemaVersion;
  readonly verdict: "named" | "undecided";
  readonly material: string;
  readonly failures: number;
  readonly causes: readonly CauseTroubles[];
  readonly undecided: readonly OpenTroubles[];
}

const domainsShown = 5;
const stepsShown = 2;
const openShown = 10;

const times = (count: number) => (count === 1 ? "once" : `${count} times`);

function putTroubles(page: Page, troubles: Troubles): void {
  const when = troubles.first === undefined ? "" : troubles.first === troubles.last || troubles.last === undefined ? `, at ${troubles.first}` : `, first at ${troubles.first}, last at ${troubles.last}`;
  page.text(`${times(troubles.count)}${when}`, 2);
  const { domains } = troubles;
  if (domains.length > 0) page.text(`to ${domains.slice(0, domainsShown).join(", ")}${domains.length > domainsShown ? ` and ${domains.length === 20 ? "others" : `${domains.length - domainsShown} more`}` : ""}`, 2);
  page.text("for example:", 2, "", "faint");
  page.verbatim(troubles.example, 4);
}

/** Renders a summary for people. */
export function renderSummary(summary: Summary, options: { readonly width: number; readonly colour: "yes" | "no" }): string {
  const page = new Page(options.width, options.colour);
  if (summary.failures === 0) {
    page.text("Not decided: no failure found", 0, "", "title");
    page.text(`This is ${summary.material}, and nothing in it says that a message was refused or put off.`);
    page.heading("What would settle it");
    page.text("A log or a bounce of the time when sending failed; or run cantsend with the mail address, which measures instead of reading.", 2);
    return page.toString();
  }
  page.text(`${summary.failures} ${summary.failures === 1 ? "failure" : "failures"}, ${summary.causes.length} ${summary.causes.length === 1 ? "cause" : "causes"}`, 0, "", "title");
  page.text(`Read from ${summary.material}. Words alone prove nothing: each cause is the likeliest for its words.`);
  for (const cause of summary.causes) {
    page.heading(`${cause.title} (${certaintyWords[cause.certainty]})`);
    putTroubles(page, cause);
    for (const { sentence, copy } of cause.steps.map(stepWords).filter(({ letter }) => letter === undefined).slice(0, stepsShown)) {
      page.text(sentence, 2, "- ");
      if (copy !== undefined) page.verbatim(copy, 6);
    }
    page.text(`More: cantsend explain ${cause.cause}`, 2, "", "faint");
  }
  if (summary.undecided.length > 0) page.heading("Not decided: the words name no cause");
  for (const open of summary.undecided.slice(0, openShown)) {
    putTroubles(page, open);
    if (open.nearest.length > 0) page.text(`nearest: ${open.nearest.join(", ")}`, 2, "", "faint");
    page.gap();
  }
  if (summary.undecided.length > openShown) page.text(`and ${summary.undecided.length - openShown} more kinds; --json lists them.`, 2, "", "faint");
  return page.toString();
}

/** The most frequent cause on one line. */
export function renderSummaryLine(summary: Summary): string {
  const [first] = summary.causes;
  const page = new Page(10_000, "no");
  page.text(first === undefined ? "undecided" : `named: ${first.title} (${first.cause}, ${first.certainty}, ${first.count} of ${summary.failures})`);
  return page.toString();
}
