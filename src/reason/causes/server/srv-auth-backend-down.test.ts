import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const tooMany = "454 4.7.0 Too many login attempts, please try again later. For more information, go to https://support.google.com/mail/answer/7126229 - gsmtp";

test("names it from Postfix's words, and says that the password was not judged", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("454 4.7.0 Temporary authentication failure: Connection lost to authentication server"), accessLogsIn()])).named;
  expect(first?.cause).toBe("srv-auth-backend-down");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("it was not judged at all");
});

test("is silent where too many logins are the reason", () => {
  const named = diagnose(imagine([loginRefused(tooMany, gmail)], { route: gmail })).named.map((one) => one.cause);
  expect(named).not.toContain("srv-auth-backend-down");
  expect(named[0]).toBe("auth-lockout");
});

test("is silent for a refused pair", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("srv-auth-backend-down");
  expect(named[0]).toBe("auth-bad-password");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
