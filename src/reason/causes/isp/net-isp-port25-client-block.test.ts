import { expect, test } from "vitest";
import { controlDoesNotOpen, doesNotOpen, healthyWalk, imagine, resolves } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives, web } from "../../../testing/network.ts";
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

test("names it where IPv4 is forbidden aloud and IPv6 is dropped: no firewall of one's own is blamed for port 25", () => {
  const mixed = [resolves(), doesNotOpen("host-unreachable", { port: 25 }), doesNotOpen("no-answer", { port: 25, address: "2001:db8::10" }), controlDoesNotOpen("host-unreachable", 25), controlDoesNotOpen("no-answer", 25, "control.example.org", "2001:db8::20"), web(), ...plainMachine("host-unreachable", 25)];
  const { named } = diagnose(imagine(mixed, on25));
  expect(named.map((one) => one.cause)).toContain("net-isp-port25-client-block");
  expect(named.map((one) => one.cause)).not.toContain("net-host-firewall-egress");
});
