import { expect, test } from "vitest";
import type { Kind, Observation } from "../model/observation.ts";
import { doesNotOpen, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, resolves, shakesHands, upgrades } from "../testing/imagined.ts";
import type { PlanView, Probe } from "./probe.ts";
import { probes } from "./probes/index.ts";
import { quietProbes } from "./quiet-probes.ts";

function planned(list: readonly Probe[], ...input: Parameters<typeof imagine>): readonly number[] {
  const caseFile = imagine(...input);
  const seen: PlanView<Kind> = {
    target: caseFile.target,
    routes: caseFile.routes,
    resolvers: [],
    allowed: () => "yes",
    gaps: () => [],
    waiting: () => [],
    of: <K extends Kind>(kind: K) => caseFile.observations.filter((one) => one.kind === kind) as Observation<K>[],
  };
  const probe = list.find((one) => one.id === "tcp-connect");
  return (probe?.plan(seen) ?? []).flatMap((subject) => (subject.on === "endpoint" ? [subject.port] : []));
}

const look = [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls()];

test("a quiet look at a server that is well knocks at none of its other ports", () => {
  expect(planned(probes, look)).toContain(465);
  expect(planned(quietProbes, look)).toEqual([]);
  expect(planned(quietProbes, [resolves()])).toEqual([]);
  expect(planned(quietProbes, healthyWalk())).toEqual([]);
});

test("once something is wrong it looks at whatever every other examination looks at", () => {
  for (const wrong of [[resolves(), doesNotOpen("no-answer")], [...look.slice(0, 5), shakesHands({ inValidity: "expired", verifyError: "CERT_HAS_EXPIRED" })], [...look, loginRefused("535 5.7.8 no")]]) {
    expect(planned(quietProbes, wrong)).toContain(465);
    expect(planned(quietProbes, wrong)).toEqual(planned(probes, wrong));
  }
});
