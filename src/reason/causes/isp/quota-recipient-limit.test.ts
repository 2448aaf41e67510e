import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from the server's words", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("452 4.5.3 Too many recipients in one message", "rcpt")])).named;
  expect(first?.cause).toBe("quota-recipient-limit");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Split the recipients");
});

test("is silent where the server has no space left", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("452 4.3.1 Insufficient system storage", undefined), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("quota-recipient-limit");
  expect(named[0]).toBe("srv-disk-full");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
