import type { CaseFile } from "../model/case-file.ts";
import type { Diagnosis, Finding, Who } from "../model/diagnosis.ts";
import type { Observation } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { withoutNames } from "./anonymous.ts";
import { evidenceOf } from "./evidence.ts";
import { safe } from "./safe.ts";
import { sentence } from "./steps.ts";
import { whomWords } from "./words.ts";

/** A letter to somebody else who has to act, ready to be sent. */
export interface Letter {
  readonly to: Who;
  readonly subject: string;
  readonly text: string;
}

/** So many measurements stand in a letter: who has to read more reads none. */
const mostRows = 16;
/** Who runs the account may know whose it is; nobody else needs to. */
const knowsTheAccount: readonly Who[] = ["mail-provider", "server-admin", "domain-owner"];

/** The measurements that a finding rests on, in the order of time. */
function restsOf(finding: Finding, caseFile: CaseFile): readonly Observation[] {
  const ids = new Set(finding.because.filter((one) => one.state === "present").flatMap((one) => one.observations));
  return caseFile.observations.filter((one) => ids.has(one.id) && one.kind !== "stored-settings" && one.kind !== "discovered-settings").sort((a, b) => a.at.localeCompare(b.at) || a.startedMs - b.startedMs);
}

function rowsOf(one: Observation): readonly string[] {
  const evidence = evidenceOf(one);
  const from = one.vantage.startsWith("elsewhere (") ? ", seen from another network" : "";
  const what = evidence.words !== "" ? evidence.words : evidence.outcome === "refused" ? "The answer is a refusal:" : evidence.title;
  return [`${one.at.slice(0, 19).replace("T", " ")}  ${evidence.where}${from}: ${what}`, ...(evidence.quote?.split("\n").slice(0, 4).map((line) => `    ${line}`) ?? [])];
}

/** Whether a certificate, a port or a name: what to a reader at a help desk is the first question. */
function reachWords(caseFile: CaseFile): string {
  const route = submissionInQuestion(caseFile.routes);
  return route === undefined ? "" : `Server: ${route.host}, TCP port ${route.port}, ${{ tls: "TLS from the first byte", starttls: "STARTTLS", none: "no encryption" }[route.security]}`;
}

/**
 * Writes to each of those whom the first cause's remedy asks for something: what is wrong in their terms, and what was measured when.
 * Dialogues, this machine's name and its own addresses stay out, and so does who the user is; only who runs the account learns which it is.
 */
export function lettersOf(diagnosis: Diagnosis, given: CaseFile): readonly Letter[] {
  const [finding] = diagnosis.named;
  if (finding === undefined) return [];
  return finding.remedy.steps.flatMap((step): readonly Letter[] => {
    if (step.do !== "ask" || step.whom === "you") return [];
    const known = knowsTheAccount.includes(step.whom);
    const { address } = given.target;
    // The address is put back for who runs the account; everything else that names a person stays out for everybody.
    const caseFile = withoutNames(given);
    const hide = (text: string) => (known || address === "" ? text : text.replaceAll(address, "my mailbox"));
    const rows = restsOf(finding, caseFile).filter((one) => one.kind !== "reported-reply").flatMap(rowsOf);
    const open = finding.certainty === "certain" ? "" : "This is what the measurements point to; if you see another reason, please tell me.";
    const text = [
      "Hello,",
      "",
      hide(sentence(step.message)),
      "",
      ...(known && address !== "" ? [`Account: ${address}`] : []),
      reachWords(caseFile),
      `Measured on ${caseFile.startedAt.slice(0, 10)}, all times in UTC:`,
      "",
      ...(rows.length === 0 ? [`${caseFile.startedAt.slice(0, 19).replace("T", " ")}  ${finding.title}`] : rows.slice(0, mostRows)),
      ...(rows.length > mostRows ? [`and ${rows.length - mostRows} more lines, which I can send.`] : []),
      "",
      ...(open === "" ? [] : [open, ""]),
      "Thank you.",
      `(Measured with cantsend ${caseFile.writtenBy}.)`,
    ];
    return [{ to: step.whom, subject: `${finding.title}${submissionInQuestion(caseFile.routes) === undefined ? "" : ` (${submissionInQuestion(caseFile.routes)?.host}:${submissionInQuestion(caseFile.routes)?.port})`}`, text: text.map(safe).join("\n") }];
  });
}

/** The letters one after the other, as plain text to copy; where there is nobody to write to, why. */
export function renderLetters(diagnosis: Diagnosis, caseFile: CaseFile): string {
  const letters = lettersOf(diagnosis, caseFile);
  if (letters.length > 0) return letters.map(({ to, subject, text }) => `To: ${whomWords[to]}\nSubject: ${safe(subject)}\n\n${text}\n`).join(`\n${"-".repeat(60)}\n\n`);
  if (diagnosis.named.length > 0) return `There is nobody to write to: ${diagnosis.named[0]?.title ?? "this"} is for yourself to mend.\n`;
  return diagnosis.verdict === "healthy" ? "There is nothing to write about: the mailbox can send.\n" : "There is nothing to write about yet: no cause is named.\n";
}
