import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from a reported refusal, with what the server takes", () => {
  const [first] = diagnose(imagine([...healthyWalk(), helloInTls({ auth: ["PLAIN"], size: 26214400 }), reported("552 5.3.4 Message size exceeds fixed limit", "data")])).named;
  expect(first?.cause).toBe("pol-message-size");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("below 19 megabytes");
});

test("is silent where the server has no space left", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("452 4.3.1 Insufficient system storage", undefined), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-message-size");
  expect(named[0]).toBe("srv-disk-full");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
