import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names dns-dkim-invalid from words that say so", () => {
  const [first] = fromWords("550 DKIM Sender Invalid - envelope rejected");
  expect(first?.cause).toBe("dns-dkim-invalid");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Look for the selector (s=) a") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("dns-dkim-invalid");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
