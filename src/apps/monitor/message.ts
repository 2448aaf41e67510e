import type { CaseFile } from "../../model/case-file.ts";
import type { Diagnosis, Finding } from "../../model/diagnosis.ts";
import type { Difference } from "../../reason/differences.ts";
import { stepWords } from "../../report/steps.ts";
import { sayDuration } from "./duration.ts";
import type { Expiry } from "./forecast.ts";
import { recordsAtFault } from "./domain-outcome.ts";
import type { Ailment, WatchEvent } from "./judgement.ts";

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

/** What stands in place of a cause's own words where no cause is named: the record, or the word of the token server. */
function withoutCause(cause: Ailment, { caseFile, trouble }: Subject): Pick<Message, "title" | "evidence" | "fix"> {
  if (cause === "token-not-renewed") {
    return { title: "its access token is no longer renewed", evidence: trouble === undefined ? [] : [trouble], fix: ["Sign in once more with the provider, let it give the program a new refresh token, and put that where the settings of the watch say it is. Until then sending works only as long as the last access token holds."] };
  }
  const rows = recordsAtFault(caseFile).filter((one) => cause === `record ${one.what}`);
  const fix = rows.map((row) => (row.publish === undefined ? `${row.what} of ${row.name}: it should be ${row.expected ?? "mended"}` : `Publish at ${row.publish.name} the ${row.publish.type} record ${row.publish.value}`));
  return { title: `${cause.replace(/^record /, "")} is at fault`, evidence: rows.map((row) => `${row.what} of ${row.name}: ${row.found}`).slice(0, evidenceShown), fix };
}

interface Subject {
  readonly account: string;
  readonly address: string;
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly changed: readonly Difference[];
  /** What hindered us, in words. */
  readonly trouble?: string;
}

/** The message for an event of the judgement. */
export function messageOf(event: WatchEvent, subject: Subject): Message {
  const { account, address, caseFile, diagnosis, changed } = subject;
  // A domain has no mailbox: what is at stake is the mail of all of its senders.
  const domain = caseFile.target.order !== undefined;
  const base = { version: 1 as const, account, address, at: caseFile.startedAt, evidence: [], changed: [], fix: [], key: `cantsend/${account}` };
  switch (event.event) {
    case "broke":
    case "changed": {
      const finding = diagnosis.named.find((one) => one.cause === event.cause);
      const verb = domain ? (event.event === "broke" ? "puts its mail at risk" : "still puts its mail at risk, for another reason") : event.cause === "token-not-renewed" ? "will soon not send" : event.event === "broke" ? "cannot send" : "still cannot send, for another reason";
      const other = finding === undefined ? withoutCause(event.cause, subject) : undefined;
      return {
        ...base,
        event: event.event,
        severity: "critical",
        title: `${address} ${verb}: ${finding?.title ?? other?.title ?? event.cause}`,
        cause: event.cause,
        ...(finding === undefined ? { evidence: other?.evidence ?? [], fix: other?.fix ?? [] } : { certainty: finding.certainty, evidence: evidenceOf(finding), fix: stepsOf(finding) }),
        changed: changed.slice(0, changesShown).map(differenceWords),
        ...(finding === undefined ? {} : { more: `cantsend explain ${event.cause}` }),
      };
    }
    case "recovered":
      return { ...base, event: "recovered", severity: "info", title: `${address} ${domain ? "is in order again" : "can send again"}, after ${sayDuration(Date.parse(caseFile.startedAt) - Date.parse(event.since))} (${event.from})`, cause: event.from, changed: changed.slice(0, changesShown).map(differenceWords) };
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
