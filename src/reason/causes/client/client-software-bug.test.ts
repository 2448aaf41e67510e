import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names client-software-bug from words that say so", () => {
  const [first] = fromWords("503 5.5.0 <DATA>: Data command rejected: Improper use of SMTP command pipelining");
  expect(first?.cause).toBe("client-software-bug");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Update the program, the libr") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.7.26 This mail has been blocked because the sender is unauthenticated.").map((one) => one.cause)).not.toContain("client-software-bug");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
