import { discover } from "./discover/discover.ts";
import type { Probe } from "./measure/probe.ts";
import { blockListProbe } from "./measure/probes/block-list.ts";
import { domainAgeProbe } from "./measure/probes/domain-age.ts";
import { type FilterPlace, filterProbe } from "./measure/probes/filter-verdict.ts";
import { recipientMxProbe } from "./measure/probes/recipient-mx.ts";
import { smtpLook } from "./measure/probes/smtp-look.ts";
import { systemLookup } from "./measure/probes/system-lookup.ts";
import { measure } from "./measure/run.ts";
import type { CaseFile } from "./model/case-file.ts";
import type { Diagnosis } from "./model/diagnosis.ts";
import type { MessageForm } from "./model/message-facts.ts";
import type { Gap, Kind, Observation } from "./model/observation.ts";
import type { Target } from "./model/target.ts";
import { diagnose } from "./reason/diagnose.ts";
import { version } from "./version.ts";
import type { World } from "./world/world.ts";

/** A message that was read, and what may be asked of whom about it: nobody, unless it says so. */
export interface MessageOrder {
  readonly message: Uint8Array;
  readonly form: MessageForm;
  /** Who sends it; with the server in use, what that takes is asked too. */
  readonly target: Target;
  /** The servers of the domains that it goes to. */
  readonly recipients: "asked" | "not-asked";
  readonly filters: readonly FilterPlace[];
  /** Domains and addresses that public block lists are asked about. */
  readonly listed: readonly string[];
  /** The registered domain whose registry is asked for its age. */
  readonly aged?: string;
  /** What an earlier run found out and need not be asked for again so soon. */
  readonly before?: readonly Observation[];
}

const domainOf = (address: string) => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

function probesFor({ message, form, target, recipients, filters, listed, aged }: MessageOrder): readonly Probe[] {
  return [
    ...(filters.length === 0 ? [] : [filterProbe(message, { from: target.from, to: form.to }, filters)]),
    ...(target.submission === undefined ? [] : [systemLookup, smtpLook]),
    ...(recipients === "not-asked" ? [] : [recipientMxProbe(form.to.map(domainOf))]),
    ...(listed.length === 0 ? [] : [blockListProbe(listed)]),
    ...(aged === undefined ? [] : [domainAgeProbe(aged)]),
  ] as unknown as readonly Probe[];
}

function withGaps(caseFile: CaseFile): CaseFile {
  const wanted: readonly (readonly [Kind, string])[] = [
    ["filter-verdict", "no filter was named"],
    ["block-list", "the links would be told to the operators of lists"],
    ["domain-age", "the registry was not to be asked"],
  ];
  const gaps = wanted.filter(([kind]) => !caseFile.observations.some((seen) => seen.kind === kind)).map(([kind, detail]): Gap => ({ kind, about: { on: "message" }, why: "not-allowed", detail }));
  return { ...caseFile, gaps: [...caseFile.gaps, ...gaps] };
}

/** Judges a message without sending it. Nothing leaves the machine but what the order wants. */
export async function examineMessage(order: MessageOrder, world: World, cut: AbortSignal): Promise<{ readonly caseFile: CaseFile; readonly diagnosis: Diagnosis }> {
  const { named } = discover(order.target, world, AbortSignal.abort());
  const read: Observation = { id: "o1", kind: "message-form", about: { on: "message" }, vantage: world.vantage, at: world.wallClock().toISOString(), startedMs: 0, tookMs: 0, ok: true, saw: order.form };
  const before = [read, ...(order.before ?? []).map((one, at) => ({ ...one, id: `o${at + 2}` }))];
  const caseFile = withGaps(await measure(order.target, named, probesFor(order), world, { allow: ["looks"], writtenBy: version, cut, before }));
  return { caseFile, diagnosis: diagnose(caseFile) };
}
