import type { Comparison, ComparedRun, Side, Varied } from "../model/comparison.ts";
import { Page } from "./page.ts";
import { sentence } from "./steps.ts";

/** The version of the JSON form of a comparison. */
export const comparisonSchemaVersion = 1;

/** What `cantsend compare --json` prints. */
export interface ComparisonReport extends Comparison {
  readonly schemaVersion: typeof comparisonSchemaVersion;
}

const sideWords: Readonly<Record<Side, string>> = {
  settings: "The settings are to blame, not the way",
  machine: "The machine is to blame",
  network: "The network is to blame",
  account: "The account is to blame, or its password",
  server: "The mail server is to blame",
  time: "Something changed in between",
};

const nextWords: Readonly<Record<Side, string>> = {
  settings: "Set both alike, and measure again: a comparison tells something about the way only where both ask the same server in the same manner.",
  machine: "Look at the firewall, the antivirus, the VPN, the clock and the certificates of the machine where it fails; the network and the server are all right.",
  network: "Whoever runs the network where it fails has to open it; cantsend reason FILE --letter writes the letter. Until then, send over the other network.",
  account: "The way is open. Look at the password, at app passwords, and at what the provider says of the account on its web pages.",
  server: "Your settings and your network are not the fault. Whoever runs the mail server has to look; cantsend reason FILE --letter writes the letter.",
  time: "Look at what changed between the two times, listed below.",
};

const variedWords: Readonly<Record<Varied, string>> = { machine: "the machine", place: "the network", time: "the time" };
const certaintyWords = { certain: "certain", likely: "likely, not certain", possible: "possible, no more" } as const;

/** Puts a comparison into the form that `cantsend schema` describes. */
export function comparisonJson(comparison: Comparison): ComparisonReport {
  return { schemaVersion: comparisonSchemaVersion, ...comparison };
}

function headline({ verdict, side }: Comparison): string {
  if (side !== undefined) return sideWords[side];
  return verdict === "alike" ? "Nothing to blame: both are in order" : "These two do not tell";
}

function putRun(page: Page, name: string, run: ComparedRun): void {
  page.row(name, "second".length, run.at.slice(0, 16).replace("T", " "), "2026-11-24 12:00".length, "faint", `${run.machine === "" ? "" : `${run.machine}: `}${run.ended}${run.named === undefined ? "" : ` (${run.named})`}`);
}

/** Renders a comparison for people: who is to blame and why, then both runs, then what differs. */
export function renderComparison(comparison: Comparison, options: { readonly width: number; readonly colour: "yes" | "no" }): string {
  const page = new Page(options.width, options.colour);
  const { side, certainty, because, settle, varied, differences } = comparison;
  page.text(headline(comparison), 0, "", "title");
  if (certainty !== undefined) page.text(`This is ${certaintyWords[certainty]}.`);
  page.heading(comparison.verdict === "not-told" ? "Why not" : "Why we say so");
  for (const clause of because) page.text(sentence(clause), 2, "- ");
  page.heading("The two (times in UTC)");
  putRun(page, "first", comparison.first);
  putRun(page, "second", comparison.second);
  if (comparison.place.is === "not-known") page.text(`Whether both were on one network the files do not tell: ${comparison.place.why}.`, 2);
  else page.text(`${comparison.place.is === "same" ? "One network" : "Two networks"}: ${comparison.place.why}.`, 2);
  page.text(varied.length === 0 ? `Machine${comparison.place.is === "same" ? ", network" : ""} and time are the same, as far as the files tell.` : `Between them ${varied.map((one) => variedWords[one]).join(" and ")} ${varied.length === 1 ? "differs" : "differ"}.`, 2);
  page.heading(`What differs: ${differences.length === 0 ? "nothing that both measured" : `${differences.length} ${differences.length === 1 ? "thing" : "things"}`}`);
  for (const one of differences) page.text(`${one.what}, ${one.about}: ${one.first ?? "not there"} -> ${one.second ?? "not there"}`, 2, "- ");
  if (side !== undefined) {
    page.heading("What to do");
    page.text(nextWords[side], 2);
  }
  if (settle !== undefined) {
    page.heading("What would settle it");
    page.text(settle, 2);
  }
  return page.toString();
}
