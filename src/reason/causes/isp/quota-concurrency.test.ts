import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it where the greeting counts connections", () => {
  const [first] = diagnose(imagine([opens(), greets("421 4.3.2 Too many concurrent connections")])).named;
  expect(first?.cause).toBe("quota-concurrency");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("number of connections");
});

test("is silent where there are too many recipients", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "452 4.5.3 Too many recipients in one message"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("quota-concurrency");
  expect(named[0]).toBe("quota-recipient-limit");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
