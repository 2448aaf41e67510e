import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from Amazon's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(), logsIn(), envelope("454 Throttling failure: Maximum sending rate exceeded.", undefined), accessLogsIn()])).named;
  expect(first?.cause).toBe("quota-rate-throttle");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("messages per minute");
});

test("is silent for greylisting", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "450 4.2.0 <ann@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("quota-rate-throttle");
  expect(named[0]).toBe("rep-greylisting");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
