import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names queue-worker-stalled from words that say so", () => {
  const [first] = fromWords("the messages stay in the queue");
  expect(first?.cause).toBe("queue-worker-stalled");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Look whether the worker runs") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("queue-worker-stalled");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
