import { createAsker } from "./measure/domain/asker.ts";
import { domainProbes } from "./measure/domain/probes.ts";
import { measure, type RunOptions } from "./measure/run.ts";
import type { CaseFile } from "./model/case-file.ts";
import type { Diagnosis } from "./model/diagnosis.ts";
import type { DomainJudgement } from "./model/domain-judgement.ts";
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

/** Examines a domain: its records, those who send for it, and every name server on its own. It looks only; network trouble is data. */
export async function examineDomain(target: Target, world: World, options: Pick<RunOptions, "cut" | "onProgress"> = {}): Promise<ExaminedDomain> {
  const cut = options.cut ?? new AbortController().signal;
  const asker = createAsker(world, cut);
  const caseFile = await measure(target, [], domainProbes(asker), world, { ...options, allow: ["looks"], writtenBy: version });
  const diagnosis = diagnose(caseFile);
  const judgement = judgeDomain(caseFile);
  const verdict = diagnosis.named.length > 0 ? "named" : domainVerdict(judgement);
  return { caseFile, diagnosis, judgement, verdict, questions: asker.counts() };
}
