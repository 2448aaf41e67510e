import { expect, test } from "vitest";
import { type Draft, accessLogsIn, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

test("names it where the program reports a refusal and this login is accepted", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported(bare, "login")])).named;
  expect(first?.cause).toBe("client-smtp-password-separate");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("password of the outgoing server");
});

test("is silent where this login is refused too", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn(), reported(bare, "login")])).named.map((one) => one.cause);
  expect(named).not.toContain("client-smtp-password-separate");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("is silent where the program reports something else", () => {
  const named = diagnose(imagine([...healthyWalk(), reported("552 5.3.4 Message size exceeds fixed limit", "data")])).named.map((one) => one.cause);
  expect(named).not.toContain("client-smtp-password-separate");
  expect(named[0]).toBe("pol-message-size");
});

test("is silent where the program reports that logins could not be checked", () => {
  const named = diagnose(imagine([...healthyWalk(), reported("454 4.7.0 Temporary authentication failure", "login")])).named.map((one) => one.cause);
  expect(named).not.toContain("client-smtp-password-separate");
});

test.each([
  "550-5.7.26 Your email has been blocked because the sender is unauthenticated. Gmail requires all senders to authenticate with either SPF or DKIM.",
  "550 5.7.23 The message was rejected: the sender is not authenticated for this domain",
])("is silent where a receiver misses the proofs of the sender's domain, though a program took that for a login: %s", (words) => {
  const named = diagnose(imagine([...healthyWalk(), reported(words, "login")])).named.map((one) => one.cause);
  expect(named).not.toContain("client-smtp-password-separate");
  expect(named).not.toContain("auth-password-mangled");
});

test("still names it where a refused login bears its own code beside such words", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("535 5.7.8 Authentication failed; see our help on SPF and DKIM", "login")])).named;
  expect(first?.cause).toBe("client-smtp-password-separate");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
