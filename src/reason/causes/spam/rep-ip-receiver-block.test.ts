import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from a receiver's own code", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("554 RTR:BL https://postmaster.aol.com/error-codes#554rtrbl", "greeting")])).named;
  expect(first?.cause).toBe("rep-ip-receiver-block");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("postmaster");
});

test("is silent where a public list is named", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "554 5.7.1 Service unavailable; Client host [203.0.113.4] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/203.0.113.4"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("rep-ip-receiver-block");
  expect(named[0]).toBe("rep-dnsbl-listed");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
