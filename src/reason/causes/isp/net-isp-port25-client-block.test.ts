import { expect, test } from "vitest";
import { healthyWalk, imagine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const on25 = { route: { port: 25 } } as const;
const blocked = [...hostFails("no-answer", [25], 25), ...controlsFail("no-answer", [25]), ...plainMachine("no-answer", 25), ...receives()];

test("names net-isp-port25-client-block on a line that the user calls one at home", () => {
  const { named } = diagnose(imagine(blocked, { ...on25, target: { answers: { line: "home" } } }));
  expect(named.map((one) => one.cause)).toEqual(["net-isp-port25-client-block"]);
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "port", from: "25", to: "587" });
});

test("is ruled out on a rented server", () => {
  const { named } = diagnose(imagine(blocked, { ...on25, target: { answers: { line: "server" } } }));
  expect(named.map((one) => one.cause)).toEqual(["net-port25-egress-block"]);
});

test("names both where nothing tells what kind of line it is", () => {
  const { named } = diagnose(imagine(blocked, on25));
  expect(named.map((one) => one.cause).sort()).toEqual(["net-isp-port25-client-block", "net-port25-egress-block"]);
});

test("is silent where port 25 opens elsewhere, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...hostFails("no-answer", [25], 25), ...controlsOpen([25])], on25)).not.toContain("net-isp-port25-client-block");
  expect(of(healthyWalk())).toEqual([]);
});
