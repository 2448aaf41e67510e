import { expect, test } from "vitest";
import { envelope, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names pol-own-server-rejects-clients from words that say so", () => {
  const [first] = fromWords("554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org; Error: open resolver; https://check.spamhaus.org/returnc/pub/");
  expect(first?.cause).toBe("pol-own-server-rejects-clients");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Put the checks for strangers") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("pol-own-server-rejects-clients");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

test("names it where the own server checks a list after the login", () => {
  const text = "554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using list.example.org; dynamic address";
  const { named } = diagnose(imagine([...(healthyWalk().filter((one) => one.kind !== "smtp-envelope")), envelope("250 2.1.0 Ok", text)]));
  expect(named[0]).toMatchObject({ cause: "pol-own-server-rejects-clients", certainty: "likely" });
});

test("is silent where the list is a foreign receiver's", () => {
  const { named } = diagnose(imagine([...healthyWalk(), reported("554 5.7.1 Service unavailable; Client host [198.51.100.7] blocked using list.example.org")]));
  expect(named.map((one) => one.cause)).not.toContain("pol-own-server-rejects-clients");
});
