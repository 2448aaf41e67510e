import { expect, test } from "vitest";
import { address, doesNotOpen, healthyWalk, imagine, opens, resolves } from "../../../testing/imagined.ts";
import { controlsOpen, hostFails } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const second = "192.0.2.77";

test("names net-some-addresses-unreachable where one of two addresses is dead, even though a login at the other succeeds", () => {
  const { verdict, named } = diagnose(imagine([resolves(undefined, [address, second]), ...healthyWalk(), doesNotOpen("no-answer", { address: second }), ...controlsOpen([587])]));
  expect(verdict).toBe("named");
  expect(named.map((one) => one.cause)).toEqual(["net-some-addresses-unreachable"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps[0]).toMatchObject({ do: "act", what: expect.stringContaining(second) });
});

test("is silent where the split runs between the families, where all fail, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([opens(), doesNotOpen("no-answer", { address: "2001:db8::10" })])).not.toContain("net-some-addresses-unreachable");
  expect(of([...hostFails("no-answer", [587]), doesNotOpen("no-answer", { address: second })])).not.toContain("net-some-addresses-unreachable");
  expect(of(healthyWalk())).toEqual([]);
});
