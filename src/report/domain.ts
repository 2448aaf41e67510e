import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis } from "../model/diagnosis.ts";
import type { DomainJudgement, RecordJudgement, Rehearsal } from "../model/domain-judgement.ts";
import { Page } from "./page.ts";
import { sectionsOf } from "./sections.ts";
import type { Look } from "./style.ts";
import type { TextOptions } from "./text.ts";

/** The version of the JSON form of a domain's report. */
export const domainSchemaVersion = 1;

/** The report on a domain as one object, for other programs. */
export interface DomainReport extends DomainJudgement, Diagnosis {
  readonly schemaVersion: typeof domainSchemaVersion;
  readonly caseFile: CaseFile;
}

/** Puts the judgement of a domain into the form that `cantsend schema` describes. */
export function domainToJson(judgement: DomainJudgement, verdict: Diagnosis["verdict"], diagnosis: Diagnosis, caseFile: CaseFile): DomainReport {
  return { schemaVersion: domainSchemaVersion, ...diagnosis, verdict, ...judgement, caseFile };
}

const headlines: Readonly<Record<Diagnosis["verdict"], string>> = {
  healthy: "is in order",
  named: "has faults that stop or harm its mail",
  undecided: "could not be judged whole",
};

/** The verdict on one line. */
export const domainLine = (judgement: DomainJudgement, verdict: Diagnosis["verdict"]) => `${judgement.domain} ${headlines[verdict]}${verdict === "named" ? `: ${judgement.records.filter((one) => one.state === "fault").length} to mend` : ""}\n`;

const marks: Readonly<Record<RecordJudgement["state"], readonly [string, Look]>> = {
  fault: ["wrong", "bad"],
  advice: ["better", "care"],
  unknown: ["?", "faint"],
  good: ["ok", "good"],
  shown: ["-", "faint"],
};

/** How a number of seconds is said to people. */
function timeWords(seconds: number): string {
  return seconds < 120 ? `${seconds} seconds` : seconds < 7_200 ? `${Math.ceil(seconds / 60)} minutes` : `${Math.ceil(seconds / 3_600)} hours`;
}

function putRecord(page: Page, one: RecordJudgement): void {
  const [mark, look] = marks[one.state];
  page.row(one.what, 14, mark, 6, look, `${one.name}: ${one.found}`);
  if (one.expected !== undefined) page.text(`expected: ${one.expected}`, 26);
}

const dkimWords = { "no-key": "no key", "if-signed": "pass, if it signs", unknown: "not known" } as const;
const dmarcWords = { pass: "pass", fail: "fail", "if-signed": "pass, if it signs", "no-policy": "no policy", unknown: "not known" } as const;

/** What will become of the mail, in one sentence. */
function outcome(one: Rehearsal): string {
  if (one.dmarc === "fail") return one.policy === "none" ? "fails DMARC; the policy asks for nothing, but receivers trust it less" : `fails DMARC: receivers are asked to ${one.policy === "reject" ? "refuse it" : "put it into spam"}`;
  if (one.dmarc === "if-signed") return "arrives as yours only if this sender signs with that key";
  if (one.dmarc === "unknown" && (one.spf === "temperror" || one.spf === "unknown")) return "cannot be told: the records could not be asked";
  if (one.dmarc === "unknown") return "cannot be told without the selector that it signs with";
  return one.dmarc === "pass" ? "arrives as yours" : one.spf === "pass" ? "arrives as yours by SPF; there is no DMARC policy" : "is not authenticated by SPF";
}

function putRehearsals(page: Page, list: readonly Rehearsal[]): void {
  if (list.length === 0) return;
  page.heading("If you send through (computed, nothing was sent)");
  for (const one of list) {
    page.text(`${one.through}${one.address === undefined || one.address === one.through ? "" : ` (${one.address})`}: ${outcome(one)}`, 2, "- ");
    page.text(`SPF ${one.spf}; DKIM ${dkimWords[one.dkim]}${one.selectors.length === 0 ? "" : ` with ${one.selectors.join(", ")}`}; DMARC ${dmarcWords[one.dmarc]}`, 4);
  }
}

/** Renders the report on a domain for people: what is wrong first, then what to publish, then the rehearsal. */
export function renderDomain(judgement: DomainJudgement, verdict: Diagnosis["verdict"], caseFile: CaseFile, options: TextOptions): string {
  const page = new Page(options.width, options.colour);
  page.text(`${judgement.domain} ${headlines[verdict]}.`, 0, "", "title");
  const order = ["fault", "unknown", "advice", "good", "shown"];
  const shown = judgement.records.filter((one) => options.detail === "full" || one.state !== "shown").toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  page.heading("The records");
  for (const one of shown) putRecord(page, one);
  const texts = judgement.records.flatMap((one) => (one.publish === undefined ? [] : [one.publish]));
  const publish = texts.filter((one, at) => texts.findIndex((other) => other.name === one.name && other.type === one.type && other.value === one.value) === at);
  if (publish.length > 0) {
    page.heading("What to publish (in place of what stands there)");
    for (const one of publish) {
      page.text(`${one.name}, type ${one.type}:`, 2);
      page.exact(one.value, 4);
    }
    if (judgement.visibleAfter !== undefined) page.text(`Fully visible ${timeWords(judgement.visibleAfter)} after you publish it: so long may resolvers remember the old answer.`, 2);
  }
  putRehearsals(page, judgement.rehearsals);
  for (const section of sectionsOf(caseFile)) {
    page.heading(section.title);
    for (const line of section.lines) page.text(line, 2, "- ");
  }
  if (options.detail === "short" && judgement.records.some((one) => one.state === "shown")) page.text("--verbose shows the other records as well.", 0, "", "faint");
  return page.toString();
}
