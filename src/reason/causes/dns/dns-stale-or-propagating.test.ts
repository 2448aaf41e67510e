import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names dns-stale-or-propagating from words that say so", () => {
  const [first] = fromWords("the DNS change has not propagated yet");
  expect(first?.cause).toBe("dns-stale-or-propagating");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Ask the name servers of the ") });
});

test("is silent about other words", () => {
  expect(fromWords("535 5.7.8 Error: authentication failed: bad password").map((one) => one.cause)).not.toContain("dns-stale-or-propagating");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
