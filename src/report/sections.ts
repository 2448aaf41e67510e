import type { CaseFile } from "../model/case-file.ts";
import { type FaultWeight, messageFaults } from "../model/message-faults.ts";
import type { Observation } from "../model/observation.ts";
import { symbolInWords } from "./filter-symbols.ts";
import { sentence } from "./steps.ts";

/** One part of a report about something that was looked at besides the send path. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

type Seen<K extends Observation["kind"]> = Extract<Observation<K>, { ok: true }>;

function all<K extends Observation["kind"]>(caseFile: CaseFile, kind: K): readonly Seen<K>[] {
  return caseFile.observations.filter((one) => one.kind === kind && one.ok) as unknown as readonly Seen<K>[];
}

const weightWords: Readonly<Record<FaultWeight, string>> = { refused: "Servers refuse for this", counts: "Counts against it", note: "Worth knowing" };
const weights: readonly FaultWeight[] = ["refused", "counts", "note"];

function size(bytes: number): string {
  return bytes < 10_000 ? `${bytes} bytes` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / (1024 * 1024)).toFixed(1)} MB`;
}

function messageLines({ saw }: Seen<"message-form">): readonly string[] {
  const files = saw.attachments.length === 0 ? "no attachment" : saw.attachments.length === 1 ? "one attachment" : `${saw.attachments.length} attachments`;
  const about = `${size(saw.wireBytes)} on the wire, ${saw.parts === 1 ? "one part" : `${saw.parts} parts`}, ${files}${saw.bulk === "yes" ? ", meant for many" : ""}${saw.read === "whole" ? "" : "; it was not read to its end"}.`;
  const needs = saw.needs.length === 0 ? [] : [`To pass unchanged it needs servers with ${saw.needs.join(" and ")}.`];
  const faults = weights.flatMap((weight) =>
    saw.faults
      .filter((fault) => messageFaults[fault.code].weight === weight)
      .map(({ code, times, line, what }) => {
        const place = [what, line === undefined ? undefined : `line ${line}`, times === 1 ? undefined : `${times} times`].filter((one) => one !== undefined).join(", ");
        return `${weightWords[weight]}: ${messageFaults[code].says}${place === "" ? "" : ` (${place})`}. ${sentence(messageFaults[code].cure)}`;
      }),
  );
  return [about, ...needs, ...(faults.length === 0 ? ["Nothing in its form, its links and its files counts against it."] : faults)];
}

/** So many rules of a filter are told. */
const mostSymbols = 12;

function filterLines({ saw }: Seen<"filter-verdict">): readonly string[] {
  const name = saw.filter === "rspamd" ? "rspamd" : "SpamAssassin";
  const told = saw.symbols.filter((one) => one.score !== 0).slice(0, mostSymbols);
  return [
    `${name} gives ${saw.score} points; ${saw.required} make spam. It would say: ${saw.action}.`,
    ...told.map((one) => {
      const words = symbolInWords(one.name, one.says);
      return `${one.score > 0 ? "+" : ""}${one.score}  ${one.name}${words === "" ? "" : `: ${words}`}`;
    }),
  ];
}

function listLines(asked: readonly Seen<"block-list">[]): readonly string[] {
  const name = (one: Seen<"block-list">) => (one.about.on === "name" ? one.about.name : "");
  const lines = asked.filter((one) => one.saw.outcome === "listed").map((one) => `${name(one)} is on ${one.saw.list}${one.saw.meanings.length === 0 ? "" : `: ${one.saw.meanings.join("; ")}`}.`);
  const clear = asked.filter((one) => one.saw.outcome === "not-listed");
  const silent = asked.filter((one) => one.saw.outcome === "could-not-be-asked");
  const lists = (some: typeof asked) => [...new Set(some.map((one) => one.saw.list))];
  if (clear.length > 0) lines.push(`Not listed: ${[...new Set(clear.map(name))].join(", ")}, at ${lists(clear).join(", ")}.`);
  for (const why of new Set(silent.map((one) => one.saw.why ?? ""))) lines.push(`Could not be asked, which is no listing: ${lists(silent.filter((one) => (one.saw.why ?? "") === why)).join(", ")}: ${why}.`);
  return lines;
}

type Arrived = Extract<Seen<"message-arrival">["saw"], { outcome: "arrived" }>["found"];
type Result = Arrived["results"][number];

const domainOf = (one: Result) => /^header\.(?:d|i)=@?(.*)$/i.exec(one.properties.find((property) => /^header\.[di]=/i.test(property)) ?? "")?.[1]?.replace(/^.*@/, "").toLowerCase();

/** The receiver's word on the same thing: of several signatures, the one of the same domain. */
function theirWord(ours: Result, results: readonly Result[]): string | undefined {
  const same = results.filter((one) => one.method === ours.method);
  return (same.find((one) => domainOf(one) !== undefined && domainOf(one) === domainOf(ours)) ?? same[0])?.result;
}

/** What we computed beside what the receiver found: where both agree, the records are read the same way there. */
function rehearsalLines({ sentFrom, rehearsed, results }: Arrived): readonly string[] {
  return (rehearsed ?? []).map((ours) => {
    const theirs = theirWord(ours, results);
    const whose = ours.method === "spf" && sentFrom !== undefined ? ` for ${sentFrom}, which handed it over` : ours.method === "dkim" && domainOf(ours) !== undefined ? ` for the signature of ${domainOf(ours)}` : "";
    const why = ours.method === "spf" ? "it saw other records, or another sender" : ours.method === "dkim" ? "the message was changed on the way, or it saw another key" : "it counts other proofs, or it saw other records";
    const compared = theirs === undefined ? "the receiver does not say" : theirs === ours.result ? "the receiver says the same" : `the receiver says ${theirs}: ${why}`;
    return `Computed here${whose}: ${ours.method} ${ours.result}; ${compared}.`;
  });
}

function arrivalLines({ saw }: Seen<"message-arrival">, bounced: boolean): readonly string[] {
  switch (saw.outcome) {
    case "arrived": {
      const { mailbox, folder, isJunk, afterS, hops, judgedBy, results, removed } = saw.found;
      const slow = hops.filter((hop) => (hop.afterS ?? 0) > 10).map((hop) => `${hop.by} took ${hop.afterS} s`);
      return [
        `It arrived in ${folder}${mailbox === undefined ? "" : ` of ${mailbox}`}${isJunk === "yes" ? ", the folder for junk" : ""}, ${afterS} s after it was handed over${slow.length === 0 ? "" : `: ${slow.join(", ")}`}.`,
        `On its way: ${hops.map((hop) => `${hop.by}${hop.afterS === undefined ? "" : ` (+${hop.afterS} s)`}`).join(", ") || "no server left its mark"}.`,
        results.length === 0 ? "The receiver does not say what it thinks of SPF, DKIM and DMARC." : `${judgedBy} says: ${results.map((one) => `${one.method} ${one.result}${one.properties.length === 0 ? "" : ` (${one.properties.join(", ")})`}`).join("; ")}.`,
        ...rehearsalLines(saw.found),
        removed === "yes" ? "It was removed again." : "It could not be removed and can be deleted.",
      ];
    }
    case "bounced":
      return [`It did not arrive; a bounce came instead, into ${saw.folder}: ${saw.bounce.lines.join(" ")}`];
    default:
      // Whoever was told that it came back does not need to hear that it was not seen either.
      return bounced ? [] : [`It was accepted and not seen within ${saw.waitedS} s, in none of ${saw.folders.length} folders${saw.mailbox === undefined ? "" : ` of ${saw.mailbox}`}.`];
  }
}

/** The second mailbox, where it could not be opened: then nobody saw what became of the message. */
function unopened(caseFile: CaseFile): readonly string[] {
  const address = caseFile.target.secondMailbox?.address;
  return caseFile.observations.flatMap((one) => {
    if (one.kind !== "second-mailbox") return [];
    const why = !one.ok ? one.failure.detail : one.saw.login.accepted === "no" ? one.saw.login.reply.lines.join(" ") : undefined;
    return why === undefined ? [] : [`The mailbox of ${address ?? "the second address"} could not be opened, so nobody saw whether it arrived: ${why}`];
  });
}

/** What a report tells besides the send path: a message, a filter, block lists, the arrival of a test message. Empty parts are left out. */
export function sectionsOf(caseFile: CaseFile): readonly Section[] {
  const ages = all(caseFile, "domain-age").map(({ saw, about }) => `${about.on === "name" ? about.name : "The domain"} was registered on ${saw.registered.slice(0, 10)}, ${saw.days} days ago, by the word of ${saw.registry}.`);
  const arrivals = all(caseFile, "message-arrival");
  const appended = all(caseFile, "sent-append").map(({ saw }) => (saw.accepted === "yes" ? "A copy could be stored in a folder of its own, as mail programs store theirs in Sent." : `A copy could not be stored in a folder: ${saw.words}`));
  return [
    { title: "The message as it stands", lines: all(caseFile, "message-form").flatMap(messageLines) },
    { title: "What the spam filter says", lines: all(caseFile, "filter-verdict").flatMap(filterLines) },
    { title: "Block lists", lines: listLines(all(caseFile, "block-list")) },
    { title: "The age of the domain", lines: ages },
    { title: "The test message", lines: [...arrivals.flatMap((one) => arrivalLines(one, arrivals.some(({ saw }) => saw.outcome === "bounced"))), ...unopened(caseFile), ...appended] },
  ].filter((section) => section.lines.length > 0);
}
