import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names client-outbox-stuck from words that say so", () => {
  const [first] = fromWords("not sent after airplane mode");
  expect(first?.cause).toBe("client-outbox-stuck");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Look that the program is onl") });
});

test("is silent about other words", () => {
  expect(fromWords("535 5.7.8 Error: authentication failed: bad password").map((one) => one.cause)).not.toContain("client-outbox-stuck");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
