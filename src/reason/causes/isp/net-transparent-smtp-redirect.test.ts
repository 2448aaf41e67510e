import { expect, test } from "vitest";
import { controlGreets, greets, healthyWalk, hello, imagine, opens, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const foreign = "220 relay.isp.example ESMTP";
const names = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);

test("names net-transparent-smtp-redirect where one foreign server answers for unrelated providers", () => {
  const { named } = diagnose(imagine([opens(), greets(foreign), hello(), shakesHands({ nameMatches: "no" }), controlGreets(foreign), controlGreets(foreign, {}, "smtp.other.example")]));
  expect(named[0]?.cause).toBe("net-transparent-smtp-redirect");
  expect(named[0]?.because.map((one) => one.quote)).toContain(foreign);
  expect(named[0]?.remedy.steps[0]).toMatchObject({ do: "act", what: expect.stringContaining("Do not type the password again") });
});

test("is silent where the provider is hosted by the very operator of a control", () => {
  expect(names([opens(), greets("220 smtp.control.example.org ESMTP"), hello(), shakesHands({ nameMatches: "no" }), controlGreets("220 smtp.control.example.org ESMTP")])).not.toContain("net-transparent-smtp-redirect");
});

test("is silent where the foreign name answers here alone: a hosting company's own name is common", () => {
  expect(names([opens(), greets(foreign), hello(), controlGreets("220 smtp.control.example.org ESMTP")])).not.toContain("net-transparent-smtp-redirect");
});

test("believes a valid certificate more than a greeting, and says nothing about a healthy mailbox", () => {
  expect(names([opens(), greets(foreign), hello(), shakesHands(), controlGreets(foreign)])).not.toContain("net-transparent-smtp-redirect");
  expect(names(healthyWalk())).toEqual([]);
});
