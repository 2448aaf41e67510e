import { expect, test } from "vitest";
import { controlDoesNotOpen, controlOpens, healthyWalk, imagine, machine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives, web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const names = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);

test.each(["no-answer", "refused"] as const)("names net-submission-port-blocked where the port fails (%s) at every provider and the web works", (code) => {
  const { named } = diagnose(imagine([...hostFails(code, [465, 587]), ...controlsFail(code, [587, 465]), ...plainMachine(code), ...receives()]));
  expect(named[0]?.cause).toBe("net-submission-port-blocked");
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps).toContainEqual(expect.objectContaining({ do: "ask", whom: "network-admin", message: expect.stringContaining("port 587") }));
});

test("is silent where another provider opens on the same port", () => {
  expect(names([...hostFails("no-answer", [465, 587]), ...controlsOpen([587, 465]), ...plainMachine(), ...receives()])).not.toContain("net-submission-port-blocked");
});

test("is silent where not even the web works, where a VPN carries the traffic, and where port 25 is in question", () => {
  const failing = [...hostFails("no-answer", [25, 465, 587, 2525]), controlDoesNotOpen("no-answer", 587)];
  expect(names([...failing, controlDoesNotOpen("no-answer", 443)])).not.toContain("net-submission-port-blocked");
  expect(names([...failing, web(), machine({ sendsBy: [{ address: "192.0.2.10", interface: "wg0" }] })])).not.toContain("net-submission-port-blocked");
  expect(names([...hostFails("no-answer", [25], 25), controlDoesNotOpen("no-answer", 25), web()], { route: { port: 25 } })).not.toContain("net-submission-port-blocked");
});

test("is silent where the shut port is one that no provider listens on", () => {
  expect(names([...hostFails("no-answer", [], 5870), controlDoesNotOpen("no-answer", 5870), controlOpens(443)], { route: { port: 5870 } })).not.toContain("net-submission-port-blocked");
});

test("says nothing about a healthy mailbox", () => expect(names(healthyWalk())).toEqual([]));
