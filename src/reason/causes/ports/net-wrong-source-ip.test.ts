import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names net-wrong-source-ip from words that say so", () => {
  const [first] = fromWords("the mail leaves over the default route's address");
  expect(first?.cause).toBe("net-wrong-source-ip");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Compare the address in the r") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("net-wrong-source-ip");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
