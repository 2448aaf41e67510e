import type { CaseFile } from "../../model/case-file.ts";
import type { CauseId } from "../../model/catalogue.ts";
import type { Diagnosis, Finding } from "../../model/diagnosis.ts";
import type { Difference } from "../../reason/differences.ts";
import { stepWords } from "../../report/steps.ts";
import { sayDuration } from "./duration.ts";
import type { Expiry } from "./forecast.ts";
import type { WatchEvent } from "./judgement.ts";

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
  readonly cause?: CauseId;
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

interface Subject {
  readonly account: string;
  readonly address: string;
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly changed: readonly Difference[];
}

/** The message for an event of the judgement. */
export function messageOf(event: WatchEvent, { account, address, caseFile, diagnosis, changed }: Subject): Message {
  const base = { version: 1 as const, account, address, at: caseFile.startedAt, evidence: [], changed: [], fix: [], key: `cantsend/${account}` };
  switch (event.event) {
    case "broke":
    case "changed": {
      const finding = diagnosis.named.find((one) => one.cause === event.cause);
      const verb = event.event === "broke" ? "cannot send" : "still cannot send, for another reason";
      return {
        ...base,
        event: event.event,
        severity: "critical",
        title: `${address} ${verb}: ${finding?.title ?? event.cause}`,
        cause: event.cause,
        ...(finding === undefined ? {} : { certainty: finding.certainty, evidence: evidenceOf(finding), fix: stepsOf(finding) }),
        changed: changed.slice(0, changesShown).map(differenceWords),
        more: `cantsend explain ${event.cause}`,
      };
    }
    case "recovered":
      return { ...base, event: "recovered", severity: "info", title: `${address} can send again, after ${sayDuration(Date.parse(caseFile.startedAt) - Date.parse(event.since))} (${event.from})`, cause: event.from, changed: changed.slice(0, changesShown).map(differenceWords) };
    case "flaps":
      return { ...base, event: "flaps", severity: "warning", title: `${address} keeps changing between working and not (${event.changes} times in 6 h); nothing more is told until it holds still`, changed: changed.slice(0, changesShown).map(differenceWords) };
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
