import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names av-client-plugin-conflict from words that say so", () => {
  const [first] = fromWords("a security add-on is installed");
  expect(first?.cause).toBe("av-client-plugin-conflict");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Start the mail program witho") });
});

test("is silent about other words", () => {
  expect(fromWords("535 5.7.8 Error: authentication failed: bad password").map((one) => one.cause)).not.toContain("av-client-plugin-conflict");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
