import { expect, test } from "vitest";
import { doesNotOpen, healthyWalk, imagine, reported } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const fromWords = (text: string) => diagnose(imagine([reported(text)], { routes: [] })).named;

test("names srv-local-mta-absent from words that say so", () => {
  const [first] = fromWords("sh: 1: /usr/sbin/sendmail: not found");
  expect(first?.cause).toBe("srv-local-mta-absent");
  expect(first?.certainty).toBe("likely");
  expect(first?.remedy.steps[0]).toMatchObject({ what: expect.stringContaining("Enter your provider's submis") });
});

test("is silent about other words", () => {
  expect(fromWords("550 5.1.1 No such user here").map((one) => one.cause)).not.toContain("srv-local-mta-absent");
});

test("is silent about a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});

const localhost = { host: "localhost", port: 25, security: "none" } as const;

test("names it where the settings name this machine and it refuses", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused", { ...localhost, address: "127.0.0.1" })], { route: localhost }));
  expect(named.map((one) => one.cause)).toContain("srv-local-mta-absent");
});

test("is silent where another machine refuses", () => {
  const { named } = diagnose(imagine([doesNotOpen("refused", { port: 25, security: "none" })], { route: { port: 25, security: "none" } }));
  expect(named.map((one) => one.cause)).not.toContain("srv-local-mta-absent");
});
