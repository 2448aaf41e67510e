import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const office = { host: "smtp.office365.com" };

test("names it from Microsoft's words", () => {
  const [first] = diagnose(imagine([logsIn(office), envelope("550 5.1.8 Access denied, bad outbound sender", undefined, {}, office), accessLogsIn()], { route: office })).named;
  expect(first?.cause).toBe("pol-sender-account-restricted");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("restricted");
});

test("names it from the words at the login", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("535 5.7.13 User account is disabled"), accessLogsIn()])).named;
  expect(first?.cause).toBe("pol-sender-account-restricted");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("receiving works");
});

test("is silent where an allowance is used up", () => {
  const named = diagnose(imagine([logsIn(gmail), envelope("550 5.4.5 Daily user sending limit exceeded. a1 - gsmtp", undefined, {}, gmail)], { route: gmail })).named.map((one) => one.cause);
  expect(named).not.toContain("pol-sender-account-restricted");
  expect(named[0]).toBe("quota-sending-limit");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
