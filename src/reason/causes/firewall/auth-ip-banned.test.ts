import { expect, test } from "vitest";
import { accessRefused, controlDoesNotOpen, controlOpens, doesNotOpen, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives, receivesNot, web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const before = { target: { history: "worked-before" } } as const;
const allDead = hostFails("no-answer", [25, 465, 587, 2525]);

test.each([["receiving goes on", receives()], ["receiving is dead too", receivesNot("no-answer")]] as const)("names auth-ip-banned where all mail ports of this one server fell silent after it had worked; %s", (_name, access) => {
  const { named } = diagnose(imagine([...allDead, ...controlsOpen([587, 465]), ...plainMachine(), ...access], before));
  expect(named[0]?.cause).toBe("auth-ip-banned");
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps).toContainEqual(expect.objectContaining({ do: "ask", whom: "mail-provider" }));
});

test("leaves it open where nobody said that it ever worked", () => {
  const { named, undecided } = diagnose(imagine([...allDead, ...controlsOpen([587, 465]), ...plainMachine(), ...receives()]));
  expect(named.map((one) => one.cause)).not.toContain("auth-ip-banned");
  expect(undecided.find((one) => one.cause === "auth-ip-banned")?.missing.map((one) => one.sign)).toContain("settings-worked-before");
});

test("is silent where the ports fail everywhere, where only one port fails, where a router keeps a list, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...allDead, ...controlsFail("no-answer", [587, 465]), ...plainMachine()], before)).not.toContain("auth-ip-banned");
  expect(of([...hostFails("no-answer", [587]), ...controlsOpen([587]), ...plainMachine()], before)).not.toContain("auth-ip-banned");
  expect(of([...allDead, controlOpens(587, "smtp.gmail.com", "203.0.113.20"), controlDoesNotOpen("no-answer", 587, "smtp.mailgun.org", "203.0.113.30"), web()], before)).toEqual(["net-router-mail-allowlist"]);
  expect(of([...healthyWalk(), accessRefused()], before)).not.toContain("auth-ip-banned");
  expect(of([doesNotOpen("no-answer")], before)).not.toContain("auth-ip-banned");
});
