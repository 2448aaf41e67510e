import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

test("names it from Gmail's words", () => {
  const [first] = diagnose(imagine([logsIn(gmail), envelope("550 5.4.5 Daily user sending limit exceeded. For more information on Gmail sending limits go to https://support.google.com/a/answer/166852 a1 - gsmtp", undefined, {}, gmail)], { route: gmail })).named;
  expect(first?.cause).toBe("quota-sending-limit");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("about 500 messages a day");
});

test("is silent for a rate limit", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("454 Throttling failure: Maximum sending rate exceeded.", undefined), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("quota-sending-limit");
  expect(named[0]).toBe("quota-rate-throttle");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
