import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names srv-content-filter-down from words that say so", () => {
  const [first] = fromWords("connect to 127.0.0.1[127.0.0.1]:10024: Connection refused");
  expect(first?.cause).toBe("srv-content-filter-down");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Start the filter that listen") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("srv-content-filter-down");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
