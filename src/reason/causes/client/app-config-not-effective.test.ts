import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names app-config-not-effective from words that say so", () => {
  const [first] = fromWords("javax.mail.AuthenticationFailedException: failed to connect, no password specified?");
  expect(first?.cause).toBe("app-config-not-effective");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Find out which settings the ") });
});

test("is silent about other words", () => {
  expect(fromWords("535 5.7.8 Error: authentication failed: bad password").map((one) => one.cause)).not.toContain("app-config-not-effective");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
