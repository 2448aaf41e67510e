import type { CaseFile } from "../model/case-file.ts";
import { type CauseId, catalogue, type Stage } from "../model/catalogue.ts";
import type { Because, Certainty, Diagnosis, Finding } from "../model/diagnosis.ts";
import type { Gap } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { type PathLine, sendPath } from "./path.ts";
import { type Section, sectionsOf } from "./sections.ts";
import { type StepWords, sentence, stepWords } from "./steps.ts";
import { certaintyWords, flagFor, groupWords, measurementWords, proofWords, whoWords } from "./words.ts";

/** One finding, told. */
export interface FindingStory {
  readonly id: CauseId;
  readonly title: string;
  readonly group: string;
  readonly degree: Certainty;
  /** `degree` in words. */
  readonly certainty: string;
  readonly evidence: readonly { readonly words: string; readonly quote?: string }[];
  /** Titles of what could not be ruled out beside it. */
  readonly besides: readonly string[];
  readonly who: string;
  readonly steps: readonly StepWords[];
  readonly check: string;
}

/** Causes that are ruled out together: by one and the same reason, or of one group, each with its reason. */
export interface RuledOutStory {
  readonly what: string;
  readonly causes: readonly { readonly id: CauseId; readonly title: string; readonly because: string }[];
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
  /** What was looked at besides the send path: a message, a filter, block lists, a test message. */
  readonly sections: readonly Section[];
  readonly ruledOut: readonly RuledOutStory[];
  readonly open: readonly { readonly id: CauseId; readonly title: string; readonly missing: string }[];
  readonly notMeasured: readonly { readonly words: string; readonly flag?: string }[];
  /** The one thing that would settle what is open. */
  readonly settle: string;
  readonly settleBy: SettleBy;
  /** Where only words are known: the question whose answer parts most of what they leave open; else empty. */
  readonly settleQuestion: string;
  readonly reported: string;
  readonly interrupted: "yes" | "no";
  readonly measured: string;
}

/** Is it about words alone, with no mailbox known? */
function isAnonymous(caseFile: CaseFile): boolean {
  return caseFile.target.domain === "";
}

/** Is it about a message alone, and no send path? */
function isMessage(caseFile: CaseFile): boolean {
  return caseFile.observations.some((one) => one.kind === "message-form");
}

const flat = (text: string) => text.replace(/\s+/g, " ").trim();

function titlesOf(diagnosis: Diagnosis): (id: CauseId) => string {
  const titles = new Map<CauseId, string>([...diagnosis.named, ...diagnosis.ruledOut, ...diagnosis.undecided].map((one) => [one.cause, one.title]));
  return (id) => titles.get(id) ?? id;
}

function evidenceOf(because: readonly Because[]): FindingStory["evidence"] {
  const told = new Set<string>();
  /** The same words, or the same reply, are told once. */
  const fresh = (words: string) => !told.has(words) && told.add(words).has(words);
  return because
    .filter((one) => one.state === "present" && fresh(one.words))
    .map((one) => ({ words: sentence(one.words), ...(one.quote === undefined || !fresh(one.quote) ? {} : { quote: one.quote }) }));
}

/** What the examination of the domain measures, and that of the mailbox does not. */
const provenByDomain: readonly string[] = ["spf-survey", "spf-evaluation", "dkim-key", "dmarc-policy", "reverse-name", "server-view"];

function checkOf(finding: Finding, caseFile: CaseFile): string {
  const proofs = finding.remedy.proveBy.map((kind) => proofWords[kind]);
  const ofDomain = finding.remedy.proveBy.some((kind) => provenByDomain.includes(kind));
  const whose = isMessage(caseFile) ? "cantsend message with the message" : ofDomain ? `cantsend domain ${isAnonymous(caseFile) ? "DOMAIN" : caseFile.target.domain} --sends-from ADDRESS-THAT-SENDS` : isAnonymous(caseFile) ? "cantsend with your address" : `cantsend ${caseFile.target.address}`;
  const after = finding.remedy.steps.some((step) => step.do === "set") ? "again with the new settings" : "again afterwards";
  return proofs.length === 0 ? `Run ${whose} ${after}: this cause must be gone.` : `Run ${whose} ${after}. It must then say that ${proofs.join(", and that ")}.`;
}

function story(finding: Finding, caseFile: CaseFile, title: (id: CauseId) => string): FindingStory {
  return {
    id: finding.cause,
    title: finding.title,
    group: groupWords[finding.group],
    degree: finding.certainty,
    certainty: certaintyWords[finding.certainty],
    evidence: evidenceOf(finding.because),
    besides: finding.notExcluded.map(title),
    who: whoWords[finding.remedy.who],
    steps: finding.remedy.steps.map(stepWords),
    check: checkOf(finding, caseFile),
  };
}

/** A reason that rules out at least so many causes is told once for all of them. */
const sweeping = 5;

function ruledOutOf(diagnosis: Diagnosis): Story["ruledOut"] {
  const all = diagnosis.ruledOut.map((one) => ({ id: one.cause, title: one.title, because: one.because[0]?.words ?? "what was seen does not fit" }));
  const count = (because: string) => all.filter((one) => one.because === because).length;
  const bundles = new Map<string, (typeof all)[number][]>();
  for (const one of all) {
    const what = count(one.because) >= sweeping ? one.because : groupWords[catalogue[one.id].group];
    bundles.set(what, [...(bundles.get(what) ?? []), one]);
  }
  return [...bundles].map(([what, causes]) => ({ what, causes })).sort((a, b) => b.causes.length - a.causes.length);
}

/** The reasons of a bundle, each once; empty where the bundle is named after its one reason. */
export function reasonsOf({ what, causes }: RuledOutStory): readonly string[] {
  return [...new Set(causes.map((cause) => cause.because))].filter((reason) => reason !== what);
}

/** The reasons that a reader can do something about, or must know of to judge the report. */
const telling: readonly Gap["why"][] = ["no-credential", "not-allowed", "already-refused", "locked-out", "not-trusted", "not-encrypted", "not-available"];

function notMeasuredOf(diagnosis: Diagnosis, caseFile: CaseFile, path: readonly PathLine[]): Story["notMeasured"] {
  const out = new Map<string, { words: string; flag?: string }>();
  // Where the way ends before the login, a password would change nothing.
  if (path.some((line) => line.stage === "login" && line.state === "left-out") && caseFile.target.credential === undefined) {
    const flag = flagFor("smtp-login", "no-credential");
    out.set("login", { words: "No login was tried: no password or token was given, or none was allowed.", ...(flag === undefined ? {} : { flag }) });
  }
  for (const gap of caseFile.gaps) {
    const what = measurementWords[gap.kind];
    if (what === undefined || !telling.includes(gap.why)) continue;
    // Once the cause is known a test message would prove nothing more.
    if (gap.kind === "smtp-canary" && diagnosis.verdict === "named") continue;
    if (out.has("login") && (gap.why === "no-credential" || (gap.why === "not-allowed" && gap.kind !== "smtp-canary"))) continue;
    const done = caseFile.observations.some((one) => one.kind === gap.kind && one.ok);
    if (done && gap.why !== "already-refused" && gap.why !== "locked-out") continue;
    const flag = flagFor(gap.kind, gap.why);
    out.set(`${gap.kind} ${gap.why}`, { words: gap.why === "not-allowed" ? `${what} was not tried, because it was not allowed.` : `${what} was not tried: ${gap.detail}.`, ...(flag === undefined ? {} : { flag }) });
  }
  return [...out.values()];
}

const nameServer = "Name the outgoing server as the mail program has it: --smtp HOST:PORT --security tls|starttls|none.";

/** The question whose answer parts most of what words leave open, by the stage at which the nearest cause shows. */
const askedByStage: Readonly<Partial<Record<Stage, string>>> = {
  connect: "Does it work over another network, such as that of a phone? If it does, this network is what stops it.",
  dns: "Does the name of the outgoing server resolve elsewhere, such as on a phone without Wi-Fi?",
  tls: "What do the settings say of port and connection security (465 with SSL/TLS, 587 with STARTTLS), and who issued the certificate?",
  banner: "What do the settings say of port and connection security (465 with SSL/TLS, 587 with STARTTLS)?",
  auth: "Does receiving work with the very same user name and password? If it does, the password is right, and the provider holds back sending.",
  mail: "Is the sender's address the one that logs in?",
  rcpt: "Is every recipient refused, or only this one? Is the login of the outgoing server switched on in the program?",
  data: "Does a short message without links and attachments pass?",
  after: "What does the whole bounce say, and which server wrote it?",
  local: "Does sending from another program on the same machine work?",
  none: "Is there any connection to a mail server at all, in the log of the program?",
};

function questionOf(diagnosis: Diagnosis): string {
  const nearest = diagnosis.named[0]?.cause ?? diagnosis.undecided[0]?.cause;
  return nearest === undefined ? "" : (askedByStage[catalogue[nearest].stage] ?? "");
}

/** The one thing that would settle what is open, by its kind: a page in the browser has its own way of doing it. */
export type SettleBy = "words" | "message" | "measure" | "no-server" | "other-resolver" | "other-network" | "server-name" | "login" | "error" | "show";

const settleWords: Readonly<Record<SettleBy, string>> = {
  words: "Or measure: run cantsend with the mail address, and add --error with this text.",
  message: "The server or the receiver: --smtp HOST:PORT or --to ADDRESS. A real filter: --filter rspamd=URL or --filter spamd=HOST:PORT.",
  measure: "Measuring: run cantsend with the mail address.",
  "no-server": `No outgoing server is known for this address. ${nameServer}`,
  "other-resolver": "Run cantsend once more with another DNS server: --dns SERVER.",
  "other-network": "Run cantsend once more over another network, such as that of a phone. What fails there too lies with the server or the settings; what works there is stopped by this network.",
  "server-name": nameServer,
  login: "One login. Give the password with --password-stdin, or run cantsend in a terminal and type it when asked.",
  error: 'The words of the mail program: --error "TEXT".',
  show: "Save what was measured with --case FILE and show it to whoever runs the mail server.",
};

function settleOf(caseFile: CaseFile, path: readonly PathLine[]): SettleBy {
  const { target, routes } = caseFile;
  if (routes.length === 0 && isAnonymous(caseFile) && target.reported !== undefined) return "words";
  if (isMessage(caseFile)) return "message";
  if (routes.length === 0) return isAnonymous(caseFile) ? "measure" : "no-server";
  const end = path.find((line) => line.stage !== "receiving" && (line.state === "stops" || line.state === "left-out" || line.state === "not-reached"));
  if (end?.stage === "name") return "other-resolver";
  if (end?.stage === "network") return "other-network";
  if (target.submission === undefined) return "server-name";
  if (end?.stage === "server" || end?.stage === "encryption") return "other-network";
  if (target.credential === undefined) return "login";
  return target.reported === undefined ? "error" : "show";
}

function headlineOf(diagnosis: Diagnosis, caseFile: CaseFile): readonly [string, string] {
  const [first, ...rest] = diagnosis.named;
  const message = isMessage(caseFile);
  if (first !== undefined) {
    const lead = message ? { certain: "Receivers refuse the message for this.", likely: "Receivers are likely to refuse the message for this.", possible: "Receivers may refuse the message for this." }[first.certainty] : { certain: "This is what stops your mail.", likely: "This is most likely what stops your mail.", possible: "This may be what stops your mail." }[first.certainty];
    return [first.title, rest.length === 0 ? lead : `${lead} ${rest.length === 1 ? "One other cause is" : `${rest.length} other causes are`} possible beside it, told further below.`];
  }
  if (message && diagnosis.verdict === "healthy") return ["Nothing in this message is known to be refused", "What counts for or against it stands below. What a receiver knows of the sender, no file shows."];
  const arrival = caseFile.observations.find((one) => one.kind === "message-arrival" && one.ok);
  if (diagnosis.verdict === "healthy" && arrival?.kind === "message-arrival" && arrival.ok) {
    if (arrival.saw.outcome === "arrived" && arrival.saw.found.isJunk === "yes") return ["You can send, and the test message arrived as junk", `It stands in ${arrival.saw.found.folder}. Nothing refuses you, but who takes your mail for junk does not read it: look at what counts against it with cantsend message, and at SPF, DKIM and DMARC of your domain.`];
    if (arrival.saw.outcome === "not-seen") return ["You can send, and the test message has not arrived yet", `The server took it and it was in no folder ${arrival.saw.waitedS} s later. It may only be slow: look again in an hour. If it never comes, the server threw it away or sent it elsewhere (a rule, a forwarding, an alias).`];
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
  const quotes = findings.flatMap((finding) => finding.evidence.flatMap((one) => one.quote ?? []));
  const reported = caseFile.target.reported ?? "";
  const settleBy = settleOf(caseFile, path);
  const settleQuestion = settleBy === "words" ? questionOf(diagnosis) : "";
  return {
    verdict: diagnosis.verdict,
    headline,
    lead,
    path,
    refusal: quotes.length > 0 ? "" : (path.find((line) => line.quote !== undefined)?.quote ?? ""),
    findings,
    sections: sectionsOf(caseFile),
    ruledOut: ruledOutOf(diagnosis),
    open: diagnosis.undecided.map((one) => ({ id: one.cause, title: one.title, missing: one.missing.map((because) => because.words).join("; ") })),
    notMeasured: notMeasuredOf(diagnosis, caseFile, path),
    settle: `${settleQuestion === "" ? "" : `${settleQuestion} `}${settleWords[settleBy]}`,
    settleBy,
    settleQuestion,
    reported: quotes.some((quote) => flat(quote) === flat(reported)) ? "" : reported,
    interrupted: caseFile.gaps.some((gap) => gap.why === "interrupted") ? "yes" : "no",
    measured: isAnonymous(caseFile) ? "" : `${caseFile.target.address}, ${route === undefined ? "" : `${route.host}:${route.port}, `}${caseFile.startedAt.slice(0, 16).replace("T", " ")} UTC, ${(caseFile.tookMs / 1000).toFixed(1)} s`,
  };
}
