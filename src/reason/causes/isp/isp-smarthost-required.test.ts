import { expect, test } from "vitest";
import { controlDoesNotOpen, controlGreets, controlOpens, greets, healthyWalk, imagine, opens } from "../../../testing/imagined.ts";
import { hostFails, plainMachine, web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const on25 = { route: { port: 25 } } as const;
const shut = [controlDoesNotOpen("no-answer", 25, "smtp.mailgun.org", "203.0.113.30"), controlDoesNotOpen("no-answer", 25, "smtp.sendgrid.net", "203.0.113.31"), web()];

test("names isp-smarthost-required where the provider's own relay alone opens", () => {
  const { named } = diagnose(imagine([...hostFails("no-answer", [25], 25), ...plainMachine("no-answer", 25), ...shut, controlOpens(25, "smarthost.isp.example", "203.0.113.60")], on25));
  expect(named[0]?.cause).toBe("isp-smarthost-required");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "outgoing server (SMTP)", from: "smtp.example.net", to: "smarthost.isp.example" });
});

test("names it where whoever answers demands the relay", () => {
  const demand = "554 5.7.1 blocked by network policy, use smarthost.isp.example";
  const { named } = diagnose(imagine([opens(), greets(demand), controlGreets(demand)]));
  expect(named[0]?.cause).toBe("isp-smarthost-required");
  expect(named[0]?.because[0]?.quote).toContain("use smarthost");
});

test("is silent where no server opens, where most do, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...hostFails("no-answer", [25], 25), ...shut], on25)).not.toContain("isp-smarthost-required");
  expect(of([...hostFails("no-answer", [25], 25), ...shut.slice(1), controlOpens(25), controlOpens(25, "b.example.org", "203.0.113.8")], on25)).not.toContain("isp-smarthost-required");
  expect(of(healthyWalk())).toEqual([]);
});
