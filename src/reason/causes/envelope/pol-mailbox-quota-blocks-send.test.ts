import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from the server's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(), logsIn(), envelope("552 5.2.2 Your mailbox is full, sending is not possible", undefined), accessLogsIn()])).named;
  expect(first?.cause).toBe("pol-mailbox-quota-blocks-send");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("how full the mailbox is");
});

test("is silent where the server itself is full", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("452 4.3.1 Insufficient system storage", undefined), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-mailbox-quota-blocks-send");
  expect(named[0]).toBe("srv-disk-full");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
