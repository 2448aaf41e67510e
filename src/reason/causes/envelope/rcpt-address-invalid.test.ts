import { expect, test } from "vitest";
import { type Draft, envelope, greets, healthyWalk, hello, helloInTls, imagine, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from a bounce", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("550-5.1.1 The email account that you tried to reach does not exist. Please try double-checking the recipient's email address for typos or unnecessary spaces. a1 - gsmtp", "rcpt")])).named;
  expect(first?.cause).toBe("rcpt-address-invalid");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("letter by letter");
});

test("is silent for a relay that refuses everybody", () => {
  const named = diagnose(imagine([...reachesLogin([]), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied", { loggedIn: "no" })])).named.map((one) => one.cause);
  expect(named).not.toContain("rcpt-address-invalid");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
