import { expect, test } from "vitest";
import { type Draft, envelope, greets, healthyWalk, hello, helloInTls, imagine, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it from the server's words", () => {
  const [first] = diagnose(imagine([...reachesLogin([]), envelope("250 ok", "550 Please check mail first (POP before SMTP)", { loggedIn: "no" })])).named;
  expect(first?.cause).toBe("auth-pop-before-smtp");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("fetch mail first");
});

test("is silent for a relay that names no POP", () => {
  const named = diagnose(imagine([...reachesLogin([]), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied", { loggedIn: "no" })])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-pop-before-smtp");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
