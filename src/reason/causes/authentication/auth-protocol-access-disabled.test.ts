import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const tenantOff = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]";

test("names it from the server's words", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("535 SMTP access is not enabled for this mailbox"), accessLogsIn()])).named;
  expect(first?.cause).toBe("auth-protocol-access-disabled");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("switch access on");
});

test("is silent for a bare refusal", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-protocol-access-disabled");
});

test("is silent where sending with a login is switched off by the organisation", () => {
  const named = diagnose(imagine([loginRefused(tenantOff, office), accessLogsIn({ host: "outlook.office365.com" })], { route: office })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-protocol-access-disabled");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
