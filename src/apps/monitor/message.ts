import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis, Finding } from "../../model/diagnosis.ts";
import { submissionInQuestion } from "../../model/route.ts";
import type { Difference } from "../../reason/differences.ts";
import { stepWords } from "../../report/steps.ts";
import { sayDuration } from "./duration.ts";
import type { Expiry } from "./forecast.ts";
import { ailmentOf, recordsAtFault } from "./domain-outcome.ts";
import type { Ailment, WatchEvent } from "./judgement.ts";
import type { whatIs } from "./settings.ts";

/** What an alert says, before a channel gives it its form. No secret is in it: case files hold none, and nothing else goes in. */
export interface Message {
  readonly version: 1;
  readonly account: string;
  readonly address: string;
  readonly event: WatchEvent["event"] | "expires" | "test";
  readonly severity: "critical" | "warning" | "info";
  readonly at: string;
  /** One line for a lock screen. */
  readonly title: string;
  readonly cause?: Ailment;
  readonly certainty?: Finding["certainty"];
  /** What was seen, in words, the server's own among them. */
  readonly evidence: readonly string[];
  /** What changed since it last worked. */
  readonly changed: readonly string[];
  /** The steps that cure it. */
  readonly fix: readonly string[];
  /** The command that prints the page of the cause. */
  readonly more?: string;
  /** The same for all messages about one trouble, so that a receiver can join and resolve them. */
  readonly key: string;
}

const evidenceShown = 5;
const changesShown = 8;

export function differenceWords(one: Difference): string {
  return `${one.about}: ${one.before ?? "not there"} -> ${one.after ?? "not there"}`;
}

function evidenceOf(finding: Finding): readonly string[] {
  return finding.because.filter((one) => one.state === "present").slice(0, evidenceShown).map((one) => (one.quote === undefined ? one.words : `${one.words}: "${one.quote}"`));
}

function stepsOf(finding: Finding): readonly string[] {
  return finding.remedy.steps.map((step) => {
    const words = stepWords(step);
    return [words.sentence, words.copy, words.letter].filter((part) => part !== undefined).join("\n");
  });
}

const nameOf = (cause: Ailment) => cause.replace(/^(?:record|filter) /, "");

type Words = Pick<Message, "title" | "evidence" | "fix">;

/** What an ailment is called, what was seen of it and what cures it: by the diagnosis where it is a cause, else by the record or the word of the token server. */
function wordsOf(cause: Ailment, { caseFile, diagnosis, trouble }: Subject): Words {
  const finding = diagnosis.named.find((one) => one.cause === cause);
  if (finding !== undefined) return { title: finding.title, evidence: evidenceOf(finding), fix: stepsOf(finding) };
  if (cause === "token-not-renewed") {
    return { title: "its access token is no longer renewed", evidence: trouble === undefined ? [] : [trouble], fix: ["Sign in once more with the provider, let it give the program a new refresh token, and put that where the settings of the watch say it is. Until then sending works only as long as the last access token holds."] };
  }
  if (cause === "not-reached") {
    const host = submissionInQuestion(caseFile.routes)?.host;
    const failed = caseFile.observations.flatMap((one) => (!one.ok && ((one.about.on === "endpoint" && one.about.host === host) || (one.about.on === "name" && one.about.name === host)) ? [one.failure.detail] : []));
    const candidates = diagnosis.undecided.slice(0, 3).map((one) => one.title);
    return {
      title: `${host ?? "its server"} is not reached, while others are`,
      evidence: [...new Set(failed)].slice(0, evidenceShown),
      fix: [`What it is was not decided${candidates.length === 0 ? "" : `; it could be: ${candidates.join("; ")}`}. Run: cantsend ${caseFile.target.address}`],
    };
  }
  if (cause.startsWith("filter ")) {
    const said = caseFile.observations.flatMap((one) => (one.kind === "filter-verdict" && one.ok && cause === `filter ${one.saw.filter}` ? [one.saw] : []));
    const worst = said.flatMap((one) => [...one.symbols].sort((a, b) => b.score - a.score).slice(0, 5).map((symbol) => `${symbol.name} (${symbol.score}): ${symbol.says}`));
    return { title: `${nameOf(cause)} gives it ${said.map((one) => `${one.score} points`).join(", ")}, more than the limit of the settings`, evidence: worst.slice(0, evidenceShown), fix: ["Look at the marks above: each says what in the message counts against it. Run: cantsend message FILE --filter, with the same filter."] };
  }
  const rows = recordsAtFault(caseFile).filter((one) => cause === ailmentOf(one));
  const fix = rows.map((row) => (row.publish === undefined ? `${row.what} of ${row.name}: it should be ${row.expected ?? "mended"}` : `Publish at ${row.publish.name} the ${row.publish.type} record ${row.publish.value}`));
  return { title: `${cause.replace(/^record /, "")} is at fault`, evidence: rows.map((row) => `${row.what} of ${row.name}: ${row.found}`).slice(0, evidenceShown), fix };
}

/** The words for several ailments in one message: the first speaks, the others are named after it with what cures them. */
function wordsOfAll(cause: Ailment, besides: readonly Ailment[], subject: Subject): Words {
  const first = wordsOf(cause, subject);
  const others = besides.map((one) => wordsOf(one, subject));
  return { title: first.title, evidence: [...first.evidence, ...others.map((one) => `besides: ${one.title}`)], fix: [...first.fix, ...others.flatMap((one) => one.fix.map((step) => `${one.title}: ${step}`))] };
}

interface Subject {
  readonly account: string;
  readonly address: string;
  readonly what: ReturnType<typeof whatIs>;
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly changed: readonly Difference[];
  /** What hindered us, in words. */
  readonly trouble?: string;
}

/** A domain has no mailbox: what is at stake is the mail of all of its senders. A message does nothing: things are done to it. */
const verbs = {
  account: { broke: "cannot send", changed: "still cannot send, for another reason", joined: "cannot send for a further reason", recovered: "can send again" },
  domain: { broke: "puts its mail at risk", changed: "still puts its mail at risk, for another reason", joined: "puts its mail at risk for a further reason", recovered: "is in order again" },
  message: { broke: "would be stopped on its way", changed: "would still be stopped, for another reason", joined: "would be stopped for a further reason", recovered: "is in order again" },
} as const;

/** The message for an event of the judgement. */
export function messageOf(event: WatchEvent, subject: Subject): Message {
  const { account, address, caseFile, diagnosis, changed } = subject;
  const base = { version: 1 as const, account, address, at: caseFile.startedAt, evidence: [], changed: [], fix: [], key: `cantsend/${account}` };
  switch (event.event) {
    case "broke":
    case "changed":
    case "joined": {
      const finding = diagnosis.named.find((one) => one.cause === event.cause);
      const verb = event.event === "broke" && event.cause === "token-not-renewed" ? "will soon not send" : verbs[subject.what][event.event];
      const words = wordsOfAll(event.cause, event.besides ?? [], subject);
      return {
        ...base,
        event: event.event,
        severity: "critical",
        cause: event.cause,
        ...(finding === undefined ? {} : { certainty: finding.certainty }),
        ...words,
        title: `${address} ${verb}: ${words.title}`,
        changed: changed.slice(0, changesShown).map(differenceWords),
        ...(finding === undefined ? {} : { more: `cantsend explain ${event.cause}` }),
      };
    }
    case "eased": {
      const words = wordsOfAll(event.cause, event.besides ?? [], subject);
      return { ...base, event: "eased", severity: "warning", cause: event.cause, ...words, title: `${address}: mended is ${event.gone.map((one) => nameOf(one)).join(", ")}; what remains: ${words.title}`, changed: changed.slice(0, changesShown).map(differenceWords) };
    }
    case "recovered":
      return { ...base, event: "recovered", severity: "info", title: `${address} ${verbs[subject.what].recovered}, after ${sayDuration(Date.parse(caseFile.startedAt) - Date.parse(event.since))} (${nameOf(event.from)})`, cause: event.from, changed: changed.slice(0, changesShown).map(differenceWords) };
    case "flaps":
      return { ...base, event: "flaps", severity: "warning", title: `${address} keeps changing between working and not (${event.changes} times); nothing more is told until it holds still`, changed: changed.slice(0, changesShown).map(differenceWords) };
    case "offline":
      return { ...base, event: "offline", severity: "warning", title: "the machine that watches has no way out itself; the mailboxes are not judged until it has", key: "cantsend/vantage" };
    case "online":
      return { ...base, event: "online", severity: "info", title: "the machine that watches is online again", key: "cantsend/vantage" };
  }
}

/** The message for something that ends on a known day. */
export function expiryMessage(expiry: Expiry, account: string, address: string, nowMs: number): Message {
  const left = Date.parse(expiry.ends) - nowMs;
  const when = left <= 0 ? `ended on ${expiry.ends.slice(0, 10)}` : `ends in ${sayDuration(left)}, on ${expiry.ends.slice(0, 10)}`;
  return {
    version: 1,
    account,
    address,
    event: "expires",
    severity: left < 2 * 86_400_000 ? "critical" : "warning",
    at: new Date(nowMs).toISOString(),
    title: `${expiry.what} of ${expiry.about} ${when}`,
    evidence: [],
    changed: [],
    fix: [expiry.words],
    key: `cantsend/${expiry.what}/${expiry.about}`,
  };
}

/** The message as plain text, for channels that have no form of their own. */
export function messageText(message: Message): string {
  const part = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : ["", title, ...lines.map((line) => `- ${line.replaceAll("\n", "\n  ")}`)]);
  return [
    message.title,
    ...(message.cause === undefined ? [] : [`cause: ${message.cause}${message.certainty === undefined ? "" : ` (${message.certainty})`}`]),
    ...part("What was seen", message.evidence),
    ...part("What changed since it worked", message.changed),
    ...part("What to do", message.fix),
    ...(message.more === undefined ? [] : ["", `More: ${message.more}`]),
    `${message.account}, ${message.at}`,
  ].join("\n");
}
