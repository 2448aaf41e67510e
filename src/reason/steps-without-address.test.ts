import { expect, it } from "vitest";
import { type CaseFile, caseFileVersion } from "../model/case-file.ts";
import { causes } from "./causes/index.ts";

// A pasted text comes without a mailbox. No step may then have a hole where its address would stand.
it.each(causes.map((cause) => [cause.id, cause] as const))("%s has steps that can be read where the mailbox is not known", (_id, cause) => {
  const target = { address: "", domain: "", from: "", history: "not-said", controls: [] } as const;
  const caseFile: CaseFile = { version: caseFileVersion, startedAt: "2026-11-24T04:00:00.000Z", tookMs: 0, writtenBy: "0", target, routes: [], observations: [], gaps: [] };
  for (const step of cause.remedy(caseFile).steps) {
    for (const words of Object.values(step)) {
      if (typeof words !== "string" || words.includes("\n")) continue;
      if (step.do !== "run") expect(words, JSON.stringify(step)).not.toMatch(/ {2}| [.,;?)]|\( |^\s|\s$|\w@(?:\s|$)|[^.]\.\.$/);
      expect(words, JSON.stringify(step)).not.toMatch(/undefined|\?\?|-[A-Z][a-z]\w+ {2}/);
      expect(words, JSON.stringify(step)).not.toBe("");
    }
  }
});
