import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reply, reported, saw, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const badCredentials = "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp";

const tenantOff = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]";

test("is certain where Microsoft says so", () => {
  const [first] = diagnose(imagine([helloInTls({ auth: ["LOGIN", "XOAUTH2"] }, office), loginRefused(tenantOff, office), accessLogsIn({ host: "outlook.office365.com" })], { route: office })).named;
  expect(first?.cause).toBe("auth-smtp-auth-disabled");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Set-CASMailbox");
});

test("is likely where receiving accepts the pair that sending refuses without a reason", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn()])).named;
  expect(first?.cause).toBe("auth-smtp-auth-disabled");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("ann@example.com");
});

test("is likely at Gmail too, where receiving contradicts the words", () => {
  const [first] = diagnose(imagine([loginRefused(badCredentials, gmail), accessLogsIn({ host: "imap.gmail.com" })], { route: gmail })).named;
  expect(first?.cause).toBe("auth-smtp-auth-disabled");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("SMTP");
});

test("names it from a pasted error alone, as likely at most", () => {
  const [first] = diagnose(imagine([reported(tenantOff, "login")])).named;
  expect(first?.cause).toBe("auth-smtp-auth-disabled");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Set-CASMailbox");
});

test("is silent where receiving refuses the pair as well", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-smtp-auth-disabled");
  expect(named[0]).toBe("auth-bad-password");
});

test("is silent where another form of the name logs in", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn(), saw("smtp-login-other-user", { accepted: "yes", mechanism: "PLAIN", user: "ann", reply: reply("235 2.7.0 ok") })])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-smtp-auth-disabled");
  expect(named[0]).toBe("auth-username-format");
});

test("is silent where the login was put off", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused("454 4.7.0 Temporary authentication failure: Connection lost to authentication server"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-smtp-auth-disabled");
  expect(named[0]).toBe("srv-auth-backend-down");
});

test("is silent where the two logins cannot be compared", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare)])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-smtp-auth-disabled");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
