import { expect, test } from "vitest";
import { controlDoesNotOpen, doesNotOpen, healthyWalk, imagine, machine, reported, resolves } from "../../../testing/imagined.ts";
import { hostFails, plainMachine, receives, web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

test("names net-local-sandbox-policy where the system forbids the connection at once", () => {
  const { named } = diagnose(imagine([resolves(), doesNotOpen("not-permitted"), controlDoesNotOpen("not-permitted", 587), web(), machine(), ...receives()]));
  expect(named[0]?.cause).toBe("net-local-sandbox-policy");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "run", command: "sudo setsebool -P httpd_can_sendmail 1", os: "linux" });
});

test.each(["connect EACCES 192.0.2.10:587", "Connection failed: Permission denied (13)", "socket: Operation not permitted", "SocketException 10013"])("names it where the program's own error says so and a shell can send: %s", (text) => {
  expect(diagnose(imagine([...healthyWalk(), reported(text, "connect")])).named[0]?.cause).toBe("net-local-sandbox-policy");
});

test.each(["550 5.7.1 Permission denied", "connect ETIMEDOUT 192.0.2.10:587"])("is silent about other words: %s", (text) => {
  expect(diagnose(imagine([...healthyWalk(), reported(text)])).named.map((one) => one.cause)).not.toContain("net-local-sandbox-policy");
});

test("puts weakening last, and labels it", () => {
  const { named } = diagnose(imagine([doesNotOpen("not-permitted")]));
  const steps = named[0]?.remedy.steps ?? [];
  expect(steps.findIndex((step) => step.do === "act" && step.weakens !== undefined)).toBe(steps.length - 1);
});

test("is silent where the port is lost or refused", () => {
  for (const code of ["no-answer", "refused"] as const) expect(diagnose(imagine([...hostFails(code, [25, 465, 587, 2525]), ...plainMachine(code)])).named.map((one) => one.cause)).not.toContain("net-local-sandbox-policy");
});
