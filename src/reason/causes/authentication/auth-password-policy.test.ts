import { expect, test } from "vitest";
import { type Draft, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

test("names it from Dovecot's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("535 5.7.13 Password expired"), accessRefused("[EXPIRED] Password expired")])).named;
  expect(first?.cause).toBe("auth-password-policy");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("new password");
});

test("is silent for a bare refusal", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-password-policy");
  expect(named[0]).toBe("auth-bad-password");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
