import { expect, test } from "vitest";
import { accessLogsIn, envelope, healthyWalk, imagine, logsIn } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const refused = envelope("553 5.7.1 <ann@example.org>: Sender address rejected: not owned by user ann@example.com", undefined, { from: "ann@example.org" });

test("names cli-wrong-smtp-for-identity where the sender belongs to another domain than the login", () => {
  const { named } = diagnose(imagine([logsIn(), refused, accessLogsIn()], { target: { from: "ann@example.org" } }));
  const found = named.find((one) => one.cause === "cli-wrong-smtp-for-identity");
  expect(found?.certainty).toBe("likely");
  expect(found?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("choose the outgoing server of the same account") });
});

test("is silent where login and sender are of one domain", () => {
  const { named } = diagnose(imagine([logsIn(), envelope("553 5.7.1 Sender address rejected: not owned by user ann@example.com", undefined), accessLogsIn()]));
  expect(named.map((one) => one.cause)).not.toContain("cli-wrong-smtp-for-identity");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
