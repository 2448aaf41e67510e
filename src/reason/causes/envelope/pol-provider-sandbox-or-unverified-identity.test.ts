import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from Amazon's words", () => {
  const [first] = diagnose(imagine([logsIn({ host: "email-smtp.eu-west-1.amazonaws.com" }), envelope("250 Ok", "250 Ok", {}, { host: "email-smtp.eu-west-1.amazonaws.com" }), reported("554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: ann@example.com", "data")], { route: { host: "email-smtp.eu-west-1.amazonaws.com" } })).named;
  expect(first?.cause).toBe("pol-provider-sandbox-or-unverified-identity");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Verify the sender ann@example.com");
});

test("is silent where the sender belongs to somebody else", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "553 5.7.1 <bob@example.com>: Sender address rejected: not owned by user ann@example.com"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-provider-sandbox-or-unverified-identity");
  expect(named[0]).toBe("pol-sender-not-owned");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
