import { expect, test } from "vitest";
import { type Draft, accessLogsIn, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reply, saw, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const tenantOff = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]";

test("names it where the other form of the name logs in", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn(), saw("smtp-login-other-user", { accepted: "yes", mechanism: "PLAIN", user: "ann", reply: reply("235 2.7.0 Authentication successful") })])).named;
  expect(first?.cause).toBe("auth-username-format");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("\"from\":\"ann@example.com\",\"to\":\"ann\"");
});

test("names it where receiving accepts another name with the same password", () => {
  const [first] = diagnose(imagine([...reachesLogin(), saw("smtp-login", { accepted: "no", mechanism: "PLAIN", user: "ann", reply: reply(bare) }), accessLogsIn()], { target: { credential: { kind: "password", submissionUser: "ann", accessUser: user } } })).named;
  expect(first?.cause).toBe("auth-username-format");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("\"from\":\"ann\",\"to\":\"ann@example.com\"");
});

test("stays open without a second login", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-username-format");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("is silent where the other form is refused as well", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn(), saw("smtp-login-other-user", { accepted: "no", mechanism: "PLAIN", user: "ann", reply: reply(bare) })])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-username-format");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("is silent where the server gives another reason", () => {
  const named = diagnose(imagine([loginRefused(tenantOff, office), accessLogsIn({ host: "outlook.office365.com" })], { route: office })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-username-format");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
