import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { hostFails, plainMachine } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

test.each(["Blocked by Access Protection rule: Prevent mass mailing worms from sending mail, port 25", "Norton blocked outlook.exe"])("holds av-port-or-worm-rule-block for possible: %s", (text) => {
  const { named } = diagnose(imagine([reported(text, "local")]));
  expect(named[0]).toMatchObject({ cause: "av-port-or-worm-rule-block", certainty: "possible" });
  expect(named[0]?.remedy.steps.at(-1)).toMatchObject({ what: expect.stringContaining("switched on") });
});

test.each(["554 5.7.1 Sophos Anti Spam Engine has blocked this Email", "host mx.example.org said: 550 5.7.1 Blocked using Trend Micro RBL+"])("is silent where a server speaks of its own filter: %s", (text) => {
  expect(diagnose(imagine([...healthyWalk(), reported(text)])).named.map((one) => one.cause)).not.toContain("av-port-or-worm-rule-block");
});

test("is silent without such words, and about a healthy mailbox", () => {
  expect(diagnose(imagine([...hostFails("no-answer", [25, 465, 587, 2525]), ...plainMachine(), reported("Connection timed out")])).named.map((one) => one.cause)).not.toContain("av-port-or-worm-rule-block");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
