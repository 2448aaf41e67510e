import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const tenantOff = "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]";

const basicOff = "535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM 2026-02-03T10:11:12.123Z]";

test("names it where the server offers nothing but OAuth", () => {
  const [first] = diagnose(imagine([opens(office), helloInTls({ auth: ["XOAUTH2"] }, office)], { route: office })).named;
  expect(first?.cause).toBe("auth-basic-retired-oauth-required");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("OAuth2");
});

test("names it from Microsoft's words", () => {
  const [first] = diagnose(imagine([loginRefused(basicOff, office), accessRefused("LOGIN failed.", { host: "outlook.office365.com" })], { route: office })).named;
  expect(first?.cause).toBe("auth-basic-retired-oauth-required");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("OAuth2");
});

test("is silent where a password mechanism is offered", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-basic-retired-oauth-required");
});

test("is silent where sending is switched off", () => {
  const named = diagnose(imagine([loginRefused(tenantOff, office), accessLogsIn({ host: "outlook.office365.com" })], { route: office })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-basic-retired-oauth-required");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("is silent for a token that is refused", () => {
  const named = diagnose(imagine([opens(office), helloInTls({ auth: ["XOAUTH2"] }, office), loginRefused("535 5.7.3 Authentication unsuccessful [LO4P265CA0123.GBRP265.PROD.OUTLOOK.COM]", office, { mechanism: "XOAUTH2" }), accessLogsIn({ host: "outlook.office365.com" })], { route: office, target: { credential: { kind: "oauth-token", submissionUser: user, accessUser: user } } })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-basic-retired-oauth-required");
  expect(named[0]).toBe("auth-oauth-token-scope");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
