import { expect, test } from "vitest";
import { controlDoesNotOpen, controlOpens, healthyWalk, imagine } from "../../../testing/imagined.ts";
import { controlsFail, controlsOpen, hostFails, plainMachine, receives, web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const allDead = [...hostFails("no-answer", [25, 465, 587, 2525]), ...plainMachine(), ...receives()];
const split = [controlOpens(587, "smtp.gmail.com", "203.0.113.20"), controlDoesNotOpen("no-answer", 587, "smtp.mailgun.org", "203.0.113.30"), web()];

test("names net-router-mail-allowlist where a great provider opens, a small one does not, and neither does this server", () => {
  const { named } = diagnose(imagine([...allDead, ...split]));
  expect(named.map((one) => one.cause)).toEqual(["net-router-mail-allowlist"]);
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps[1]).toMatchObject({ do: "act", what: expect.stringContaining("smtp.example.net") });
});

test("is silent where all controls behave alike, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...allDead, ...controlsOpen([587])])).not.toContain("net-router-mail-allowlist");
  expect(of([...allDead, ...controlsFail("no-answer", [587])])).not.toContain("net-router-mail-allowlist");
  expect(of([...healthyWalk(), ...split])).not.toContain("net-router-mail-allowlist");
});
