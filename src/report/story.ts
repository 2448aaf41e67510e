import type { CaseFile } from "../model/case-file.ts";
import type { CauseId } from "../model/catalogue.ts";
import type { Because, Diagnosis, Finding } from "../model/diagnosis.ts";
import type { Gap } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { type PathLine, sendPath } from "./path.ts";
import { type StepWords, sentence, stepWords } from "./steps.ts";
import { certaintyWords, flagFor, groupWords, measurementWords, proofWords, whoWords } from "./words.ts";

/** One finding, told. */
export interface FindingStory {
  readonly id: CauseId;
  readonly title: string;
  readonly group: string;
  readonly certainty: string;
  readonly evidence: readonly { readonly words: string; readonly quote?: string }[];
  /** Titles of what could not be ruled out beside it. */
  readonly besides: readonly string[];
  readonly who: string;
  readonly steps: readonly StepWords[];
  readonly check: string;
}

/** What a report tells, in its order; text and HTML only set it. */
export interface Story {
  readonly verdict: Diagnosis["verdict"];
  readonly headline: string;
  readonly lead: string;
  readonly path: readonly PathLine[];
  /** The server's own words where it ended the way, unless a finding quotes them. */
  readonly refusal: string;
  readonly findings: readonly FindingStory[];
  /** Ruled-out causes by the reason that did it, the reason that did most first. */
  readonly ruledOut: readonly { readonly because: string; readonly causes: readonly { readonly id: CauseId; readonly title: string }[] }[];
  readonly open: readonly { readonly id: CauseId; readonly title: string; readonly missing: string }[];
  readonly notMeasured: readonly { readonly words: string; readonly flag?: string }[];
  /** The one thing that would settle what is open. */
  readonly settle: string;
  readonly reported: string;
  readonly interrupted: "yes" | "no";
  readonly measured: string;
}

function titlesOf(diagnosis: Diagnosis): (id: CauseId) => string {
  const titles = new Map<CauseId, string>([...diagnosis.named, ...diagnosis.ruledOut, ...diagnosis.undecided].map((one) => [one.cause, one.title]));
  return (id) => titles.get(id) ?? id;
}

function evidenceOf(because: readonly Because[]): FindingStory["evidence"] {
  const seen = new Set<string>();
  return because
    .filter((one) => one.state === "present")
    .filter((one) => !seen.has(one.words) && seen.add(one.words))
    .map((one) => ({ words: sentence(one.words), ...(one.quote === undefined ? {} : { quote: one.quote }) }));
}

function checkOf(finding: Finding, caseFile: CaseFile): string {
  const proofs = finding.remedy.proveBy.map((kind) => proofWords[kind]);
  const whose = caseFile.target.address === "" ? "cantsend with your address" : `cantsend ${caseFile.target.address}`;
  return proofs.length === 0 ? `Run ${whose} again: this cause must be gone.` : `Run ${whose} again with the new settings. It must then say that ${proofs.join(", and that ")}.`;
}

function story(finding: Finding, caseFile: CaseFile, title: (id: CauseId) => string): FindingStory {
  return {
    id: finding.cause,
    title: finding.title,
    group: groupWords[finding.group],
    certainty: certaintyWords[finding.certainty],
    evidence: evidenceOf(finding.because),
    besides: finding.notExcluded.map(title),
    who: whoWords[finding.remedy.who],
    steps: finding.remedy.steps.map(stepWords),
    check: checkOf(finding, caseFile),
  };
}

function ruledOutOf(diagnosis: Diagnosis): Story["ruledOut"] {
  const byReason = new Map<string, { id: CauseId; title: string }[]>();
  for (const one of diagnosis.ruledOut) {
    const reason = one.because[0]?.words ?? "what was seen does not fit";
    byReason.set(reason, [...(byReason.get(reason) ?? []), { id: one.cause, title: one.title }]);
  }
  return [...byReason].map(([because, causes]) => ({ because, causes })).sort((a, b) => b.causes.length - a.causes.length);
}

/** The reasons that a reader can do something about, or must know of to judge the report. */
const telling: readonly Gap["why"][] = ["no-credential", "not-allowed", "already-refused", "locked-out", "not-trusted", "not-encrypted", "not-available"];

function notMeasuredOf(caseFile: CaseFile, path: readonly PathLine[]): Story["notMeasured"] {
  const out = new Map<string, { words: string; flag?: string }>();
  // Where the way ends before the login, a password would change nothing.
  if (path.some((line) => line.stage === "login" && line.state === "left-out") && caseFile.target.credential === undefined) {
    const flag = flagFor("smtp-login", "no-credential");
    out.set("login", { words: "No login was tried: no password or token was given, or none was allowed.", ...(flag === undefined ? {} : { flag }) });
  }
  for (const gap of caseFile.gaps) {
    const what = measurementWords[gap.kind];
    if (what === undefined || !telling.includes(gap.why)) continue;
    if (out.has("login") && (gap.why === "no-credential" || (gap.why === "not-allowed" && gap.kind !== "smtp-canary"))) continue;
    const done = caseFile.observations.some((one) => one.kind === gap.kind && one.ok);
    if (done && gap.why !== "already-refused" && gap.why !== "locked-out") continue;
    const flag = flagFor(gap.kind, gap.why);
    out.set(`${gap.kind} ${gap.why}`, { words: gap.why === "not-allowed" ? `${what} was not tried, because it was not allowed.` : `${what} was not tried: ${gap.detail}.`, ...(flag === undefined ? {} : { flag }) });
  }
  return [...out.values()];
}

const otherNetwork = "Run cantsend once more over another network, such as that of a phone. What fails there too lies with the server or the settings; what works there is stopped by this network.";
const nameServer = "Name the outgoing server as the mail program has it: --smtp HOST:PORT --security tls|starttls|none.";

function settleOf(caseFile: CaseFile, path: readonly PathLine[]): string {
  const { target, routes } = caseFile;
  if (routes.length === 0) return target.address === "" ? "Measuring: run cantsend with the mail address, and add --error with this text." : `No outgoing server is known for this address. ${nameServer}`;
  const end = path.find((line) => line.stage !== "receiving" && (line.state === "stops" || line.state === "left-out" || line.state === "not-reached"));
  if (end?.stage === "name") return "Run cantsend once more with another DNS server: --dns SERVER.";
  if (end?.stage === "network") return otherNetwork;
  if (target.submission === undefined) return nameServer;
  if (end?.stage === "server" || end?.stage === "encryption") return otherNetwork;
  if (target.credential === undefined) return "One login. Give the password with --password-stdin, or run cantsend in a terminal and type it when asked.";
  if (target.reported === undefined) return 'The words of the mail program: --error "TEXT".';
  return "Save what was measured with --case FILE and show it to whoever runs the mail server.";
}

function headlineOf(diagnosis: Diagnosis, caseFile: CaseFile): readonly [string, string] {
  const [first, ...rest] = diagnosis.named;
  if (first !== undefined) {
    const lead = { certain: "This is what stops your mail.", likely: "This is most likely what stops your mail.", possible: "This may be what stops your mail." }[first.certainty];
    return [first.title, rest.length === 0 ? lead : `${lead} ${rest.length === 1 ? "One other cause is" : `${rest.length} other causes are`} possible beside it, told further below.`];
  }
  if (diagnosis.verdict === "healthy") {
    return ["You can send", "The server accepts the login and would take a message from you. If the mail program still cannot send, its settings differ from these: compare server, port, connection security and user name."];
  }
  if (caseFile.observations.every((one) => one.kind === "reported-reply") && caseFile.observations.length > 0) return ["Not decided", "The words alone name no single cause: the same words stand for several."];
  return ["Not decided", "What could be measured names no single cause. It is better to say so than to guess."];
}

/** Puts a diagnosis into the order and the words in which a person is told of it. */
export function tell(diagnosis: Diagnosis, caseFile: CaseFile): Story {
  const title = titlesOf(diagnosis);
  const [headline, lead] = headlineOf(diagnosis, caseFile);
  const route = submissionInQuestion(caseFile.routes);
  const path = sendPath(caseFile);
  const findings = diagnosis.named.map((finding) => story(finding, caseFile, title));
  const quoted = findings.some((finding) => finding.evidence.some((one) => one.quote !== undefined));
  return {
    verdict: diagnosis.verdict,
    headline,
    lead,
    path,
    refusal: quoted ? "" : (path.find((line) => line.quote !== undefined)?.quote ?? ""),
    findings,
    ruledOut: ruledOutOf(diagnosis),
    open: diagnosis.undecided.map((one) => ({ id: one.cause, title: one.title, missing: one.missing.map((because) => because.words).join("; ") })),
    notMeasured: notMeasuredOf(caseFile, path),
    settle: settleOf(caseFile, path),
    reported: caseFile.target.reported ?? "",
    interrupted: caseFile.gaps.some((gap) => gap.why === "interrupted") ? "yes" : "no",
    measured: caseFile.target.address === "" ? "" : `${caseFile.target.address}, ${route === undefined ? "" : `${route.host}:${route.port}, `}${caseFile.startedAt.slice(0, 16).replace("T", " ")} UTC, ${(caseFile.tookMs / 1000).toFixed(1)} s`,
  };
}
