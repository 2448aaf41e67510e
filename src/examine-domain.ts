import { type Asker, createAsker } from "./measure/domain/asker.ts";
import { domainProbes } from "./measure/domain/probes.ts";
import { blockListProbe } from "./measure/probes/block-list.ts";
import { domainAgeProbe } from "./measure/probes/domain-age.ts";
import type { Probe } from "./measure/probe.ts";
import { measure, type RunOptions } from "./measure/run.ts";
import type { CaseFile } from "./model/case-file.ts";
import type { Diagnosis } from "./model/diagnosis.ts";
import type { DomainJudgement } from "./model/domain-judgement.ts";
import type { Observation } from "./model/observation.ts";
import type { Target } from "./model/target.ts";
import { diagnose } from "./reason/diagnose.ts";
import { domainVerdict, judgeDomain } from "./reason/domain/judge-domain.ts";
import { version } from "./version.ts";
import type { World } from "./world/world.ts";

/** What came of the examination of a domain. */
export interface ExaminedDomain {
  readonly caseFile: CaseFile;
  readonly diagnosis: Diagnosis;
  readonly judgement: DomainJudgement;
  readonly verdict: Diagnosis["verdict"];
  /** How many questions the DNS was asked through the resolvers, and how often an answer was at hand already. */
  readonly questions: { readonly asked: number; readonly spared: number };
}

/** How far one examination of many reaches. */
export interface DomainRun {
  /** Shared by domains that are examined together, so that what they have in common is asked for once. */
  readonly asker?: Asker;
  /** `records`: only what the resolvers say. `servers`, as without it: every name server on its own as well. */
  readonly reach?: "records" | "servers";
  /** Names and addresses that public block lists are asked about; without them none is. */
  readonly listed?: readonly string[];
  /** The registered domain whose registry is asked for its age; without it none is. */
  readonly aged?: string;
  /** What an earlier run found out and need not be asked for again so soon. */
  readonly before?: readonly Observation[];
}

/** What asks others than the DNS of the domain, and only where the user wants it. */
function reputationProbes({ listed = [], aged }: DomainRun): readonly Probe[] {
  return [...(listed.length === 0 ? [] : [blockListProbe(listed)]), ...(aged === undefined ? [] : [domainAgeProbe(aged)])] as unknown as readonly Probe[];
}

const serverProbes = ["zone-servers", "server-view", "local-name", "exchanger-tls"];

/** Examines a domain: its records, those who send for it, and every name server on its own. It looks only; network trouble is data. */
export async function examineDomain(target: Target, world: World, options: Pick<RunOptions, "cut" | "onProgress"> & DomainRun = {}): Promise<ExaminedDomain> {
  const cut = options.cut ?? new AbortController().signal;
  const asker = options.asker ?? createAsker(world, cut);
  const probes = [...domainProbes(asker).filter((probe) => options.reach !== "records" || !serverProbes.includes(probe.id)), ...reputationProbes(options)];
  const caseFile = await measure(target, [], probes, world, { cut, ...(options.before === undefined ? {} : { before: options.before }), ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }), allow: ["looks"], writtenBy: version });
  const diagnosis = diagnose(caseFile);
  const judgement = judgeDomain(caseFile);
  const verdict = diagnosis.named.length > 0 ? "named" : domainVerdict(judgement);
  return { caseFile, diagnosis, judgement, verdict, questions: asker.counts() };
}
