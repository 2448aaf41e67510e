import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reported, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const office = { host: "smtp.office365.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const badCredentials = "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp";

const secondFactor = "534-5.7.9 Application-specific password required. For more information, go to\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor a1 - gsmtp";

test("is certain where Gmail asks for one by name", () => {
  const [first] = diagnose(imagine([helloInTls({ auth: ["LOGIN", "PLAIN", "XOAUTH2"] }, gmail), loginRefused(secondFactor, gmail), accessRefused("[ALERT] Application-specific password required: https://support.google.com/accounts/answer/185833 (Failure)", { host: "imap.gmail.com" })], { route: gmail })).named;
  expect(first?.cause).toBe("auth-app-password-required");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("myaccount.google.com/apppasswords");
});

test("is likely at Gmail's general refusal", () => {
  const [first] = diagnose(imagine([loginRefused(badCredentials, gmail), accessRefused("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", { host: "imap.gmail.com" })], { route: gmail })).named;
  expect(first?.cause).toBe("auth-app-password-required");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("apppasswords");
});

test("knows that Yahoo's talk of too many attempts means the same", () => {
  const [first] = diagnose(imagine([loginRefused("535 5.7.0 (#AUTH005) Too many bad auth attempts.", { host: "smtp.mail.yahoo.com" }), accessRefused("[AUTHENTICATIONFAILED] LOGIN Invalid credentials", { host: "imap.mail.yahoo.com" })], { route: { host: "smtp.mail.yahoo.com" } })).named;
  expect(first?.cause).toBe("auth-app-password-required");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Yahoo account security");
});

test("names it from a pasted error alone, as likely at most", () => {
  const [first] = diagnose(imagine([reported(secondFactor, "login")])).named;
  expect(first?.cause).toBe("auth-app-password-required");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("apppasswords");
});

test("is silent for a bare refusal at an unknown server", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-app-password-required");
  expect(named[0]).toBe("auth-bad-password");
});

test("is silent where receiving accepts the password", () => {
  const named = diagnose(imagine([loginRefused(badCredentials, gmail), accessLogsIn({ host: "imap.gmail.com" })], { route: gmail })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-app-password-required");
});

test("is silent where no password is taken at all", () => {
  const named = diagnose(imagine([opens(office), helloInTls({ auth: ["XOAUTH2"] }, office)], { route: office })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-app-password-required");
  expect(named[0]).toBe("auth-basic-retired-oauth-required");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
