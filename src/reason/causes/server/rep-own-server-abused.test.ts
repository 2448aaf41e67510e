import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names rep-own-server-abused from words that say so", () => {
  const [first] = fromWords("spam leaves from the server");
  expect(first?.cause).toBe("rep-own-server-abused");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Stop it first: hold the queu") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("rep-own-server-abused");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
