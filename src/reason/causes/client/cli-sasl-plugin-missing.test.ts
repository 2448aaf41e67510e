import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names cli-sasl-plugin-missing from words that say so", () => {
  const [first] = fromWords("SASL authentication failed; cannot authenticate to server smtp.example.com[192.0.2.10]: no mechanism available");
  expect(first?.cause).toBe("cli-sasl-plugin-missing");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("On Debian and Ubuntu install") });
});

test("is silent about other words", () => {
  expect(fromWords("535 5.7.8 Error: authentication failed: bad password").map((one) => one.cause)).not.toContain("cli-sasl-plugin-missing");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
