import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const tooMany = "454 4.7.0 Too many login attempts, please try again later. For more information, go to https://support.google.com/mail/answer/7126229 - gsmtp";

test("is certain where Gmail says so", () => {
  const [first] = diagnose(imagine([loginRefused(tooMany, gmail)], { route: gmail })).named;
  expect(first?.cause).toBe("auth-lockout");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("until the lock ends");
});

test("names it from Dovecot's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("535 5.7.8 Error: authentication failed: Account is temporarily locked after too many failed logins"), accessRefused("[ALERT] Account is temporarily locked after too many failed logins")])).named;
  expect(first?.cause).toBe("auth-lockout");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Close every program");
});

test("is silent at Yahoo's words, which it prints for a normal password", () => {
  const named = diagnose(imagine([loginRefused("535 5.7.0 (#AUTH005) Too many bad auth attempts.", { host: "smtp.mail.yahoo.com" }), accessRefused("[AUTHENTICATIONFAILED] LOGIN Invalid credentials")], { route: { host: "smtp.mail.yahoo.com" } })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-lockout");
  expect(named[0]).toBe("auth-app-password-required");
});

test("is silent where nobody's login can be checked", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused("454 4.7.0 Temporary authentication failure: Connection lost to authentication server"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-lockout");
  expect(named[0]).toBe("srv-auth-backend-down");
});

test("is silent once the login is accepted, whatever was reported before", () => {
  const named = diagnose(imagine([...healthyWalk(), reported(tooMany, "login")])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-lockout");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
