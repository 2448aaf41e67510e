import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const tenantOff = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]";

test("names it where the same token reads mail and may not send", () => {
  const [first] = diagnose(imagine([helloInTls({ auth: ["LOGIN", "XOAUTH2"] }, office), loginRefused("535 5.7.3 Authentication unsuccessful [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]", office, { mechanism: "XOAUTH2" }), accessLogsIn({ host: "outlook.office365.com" })], { route: office, target: { credential: { kind: "oauth-token", submissionUser: user, accessUser: user } } })).named;
  expect(first?.cause).toBe("auth-oauth-token-scope");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("SMTP.Send");
});

test("is silent where receiving refuses the token too", () => {
  const named = diagnose(imagine([helloInTls({ auth: ["XOAUTH2"] }, office), loginRefused("535 5.7.3 Authentication unsuccessful [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]", office, { mechanism: "XOAUTH2" }), accessRefused("AUTHENTICATE failed.", { host: "outlook.office365.com" })], { route: office, target: { credential: { kind: "oauth-token", submissionUser: user, accessUser: user } } })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-oauth-token-scope");
});

test("is silent for a password", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-oauth-token-scope");
});

test("is silent where sending is switched off for the organisation", () => {
  const named = diagnose(imagine([helloInTls({ auth: ["XOAUTH2"] }, office), loginRefused(tenantOff, office, { mechanism: "XOAUTH2" }), accessLogsIn({ host: "outlook.office365.com" })], { route: office, target: { credential: { kind: "oauth-token", submissionUser: user, accessUser: user } } })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-oauth-token-scope");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
