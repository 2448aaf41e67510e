import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names route-local-domain-captured from words that say so", () => {
  const [first] = fromWords("lowest numbered MX record points to local host");
  expect(first?.cause).toBe("route-local-domain-captured");
  expect(first?.certainty).toBe("possible");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Take the domain off the serv") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.7.1 Message rejected as spam by content filter").map((one) => one.cause)).not.toContain("route-local-domain-captured");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
