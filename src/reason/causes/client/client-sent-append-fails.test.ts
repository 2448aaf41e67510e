import { expect, test } from "vitest";
import { healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names client-sent-append-fails from words that say so", () => {
  const [first] = fromWords("The message was sent successfully, but could not be copied to your Sent folder.");
  expect(first?.cause).toBe("client-sent-append-fails");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Do not send again: the messa") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.7.1 Message rejected as spam by content filter").map((one) => one.cause)).not.toContain("client-sent-append-fails");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
