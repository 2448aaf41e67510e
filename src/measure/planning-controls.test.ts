import { expect, test } from "vitest";
import { subjectKey } from "../model/case-file.ts";
import type { Kind, Observation } from "../model/observation.ts";
import { submissionInQuestion } from "../model/route.ts";
import { address, doesNotOpen, greets, healthyWalk, hello, host, imagine, opens, resolves } from "../testing/imagined.ts";
import { addressesOf, type PathKind, routesToWalk, trouble } from "./planning.ts";
import type { PlanView } from "./probe.ts";
import { controlEndpoints } from "./probes/control-connect.ts";
import { controlGreeting } from "./probes/control-greeting.ts";
import { egressCount } from "./probes/egress-count.ts";
import { machineInterfaces } from "./probes/machine-interfaces.ts";
import { smtpLook } from "./probes/smtp-look.ts";

const v6 = "2001:db8::10";

function planView(...input: Parameters<typeof imagine>): PlanView<PathKind> {
  const caseFile = imagine(...input);
  return {
    target: caseFile.target,
    routes: caseFile.routes,
    resolvers: [],
    allowed: () => "yes",
    gaps: () => [],
    waiting: () => [],
    of: <K extends Kind>(kind: K) => caseFile.observations.filter((one) => one.kind === kind) as Observation<K>[],
  };
}
function inTrouble(seen: PlanView<PathKind>): "yes" | "no" {
  const route = submissionInQuestion(seen.routes);
  if (route === undefined) throw new Error("no route");
  return trouble(seen, route);
}
const keys = (subjects: readonly Parameters<typeof subjectKey>[0][]) => subjects.map(subjectKey);
const controls = [resolves("control.example.org", ["203.0.113.5", "2001:db8::5"]), resolves("web.example.org", ["203.0.113.40"])];

test("a healthy walk is no trouble, touches no control, and asks the machine nothing", () => {
  const seen = planView([...healthyWalk(), ...controls]);
  expect(inTrouble(seen)).toBe("no");
  expect([...controlEndpoints(seen), ...controlGreeting.plan(seen), ...egressCount.plan(seen), ...machineInterfaces.plan(seen)]).toEqual([]);
  expect(routesToWalk(seen)).toHaveLength(1);
});

test("the want of IPv6 is no trouble beside a working IPv4 address, but is asked about; a silent IPv6 address is trouble", () => {
  const both = [resolves(host, [address, v6]), ...healthyWalk()];
  const without = planView([...both, doesNotOpen("network-unreachable", { address: v6 })]);
  expect(inTrouble(without)).toBe("no");
  expect(machineInterfaces.plan(without)).toEqual([{ on: "machine" }]);
  expect(inTrouble(planView([...both, doesNotOpen("no-answer", { address: v6 })]))).toBe("yes");
  expect(inTrouble(planView([resolves(host, [v6]), doesNotOpen("network-unreachable", { address: v6 })]))).toBe("yes");
});

test("a shut port brings the controls in, one address of each family, and the machine's own count", () => {
  const seen = planView([resolves(), doesNotOpen("no-answer"), ...controls]);
  const planned = keys(controlEndpoints(seen));
  expect(planned).toContain("any://control.example.org[203.0.113.5]:587/none");
  expect(planned).toContain("any://control.example.org[2001:db8::5]:587/none");
  expect(planned).toContain("any://web.example.org[203.0.113.40]:443/none");
  expect(keys(egressCount.plan(seen))).toEqual([`smtp://${host}[${address}]:587/starttls`]);
  expect(controlGreeting.plan(seen)).toEqual([]);
});

test("unrelated servers are asked for their greeting only where somebody answered for the one in question", () => {
  const seen = planView([resolves(), opens(), greets(), hello({ starttls: "absent" }), ...controls]);
  expect(keys(controlGreeting.plan(seen))).toEqual(["smtp://control.example.org[203.0.113.5]:587/starttls"]);
});

test("other ports are walked along only where they were seen to open", () => {
  const seen = planView([resolves(), doesNotOpen("refused"), opens({ protocol: "any", port: 465, security: "none" }), doesNotOpen("refused", { protocol: "any", port: 25, security: "none" })]);
  expect(keys(smtpLook.plan(seen))).toEqual([`smtp://${host}[${address}]:465/tls`]);
});

test("IPv4 addresses come first", () => {
  expect(addressesOf(planView([resolves(host, [v6, address])]), host)).toEqual([address, v6]);
});
