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

test("is possible where only the web mail accepts the pair by the user's word, beside access that is switched off, and never certain", () => {
  const found = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()], { target: { answers: { webmail: "accepts" } } }));
  expect(found.named.map((one) => [one.cause, one.certainty])).toEqual(expect.arrayContaining([["auth-app-password-required", "possible"], ["auth-protocol-access-disabled", "possible"]]));
  expect(found.named.every((one) => one.certainty !== "certain")).toBe(true);
  expect(found.named[0]?.because[0]?.words).toContain("web mail accepts");
});

test("is likely by the same word at a provider that is known for app passwords", () => {
  const gmx = { host: "mail.gmx.net" };
  const [first] = diagnose(imagine([loginRefused("535 Authentication credentials invalid", gmx), accessRefused("authentication failed", { host: "imap.gmx.net" })], { route: gmx, target: { answers: { webmail: "accepts" } } })).named;
  expect(first?.certainty).toBe("likely");
});

test("is silent where the web mail refuses the pair too, where nobody asked it, where receiving accepts it, or where nobody tried receiving", () => {
  const walk = [...reachesLogin(), loginRefused(bare)];
  const accepts = { target: { answers: { webmail: "accepts" } } } as const;
  for (const seen of [imagine([...walk, accessRefused()], { target: { answers: { webmail: "refuses" } } }), imagine([...walk, accessRefused()]), imagine([...walk, accessLogsIn()], accepts), imagine(walk, accepts)]) {
    const named = diagnose(seen).named.map((one) => one.cause);
    expect(named).not.toContain("auth-app-password-required");
    expect(named).not.toContain("auth-protocol-access-disabled");
  }
});

test("is silent by the same word where the server gives another reason, or a mailbox can send", () => {
  const locked = "535 5.7.8 Error: authentication failed: Account is temporarily locked after too many failed logins";
  const accepts = { target: { answers: { webmail: "accepts" } } } as const;
  expect(diagnose(imagine([...reachesLogin(), loginRefused(locked), accessRefused("[ALERT] Account is temporarily locked after too many failed logins")], accepts)).named.map((one) => one.cause)).not.toContain("auth-app-password-required");
  expect(diagnose(imagine(healthyWalk(), accepts)).verdict).toBe("healthy");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
