import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names pol-smtputf8-unsupported from words that say so", () => {
  const [first] = fromWords("SMTPUTF8 is required, but was not offered by host mx.example.org[192.0.2.1]");
  expect(first?.cause).toBe("pol-smtputf8-unsupported");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Look for letters beyond a-z ") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("pol-smtputf8-unsupported");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
