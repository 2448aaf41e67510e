import { expect, test } from "vitest";
import { scriptedWorld } from "../world/scripted.ts";
import { readReported, reportedReply } from "./reported.ts";

test.each([
  ["a whole reply of several lines", "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials x - gsmtp", { code: 535, enhanced: "5.7.8", phase: "login" }],
  ["Python", "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Error: authentication failed')", { code: 535, enhanced: "5.7.8", phase: "login", dialect: "python" }],
  ["nodemailer", "Error: Invalid login: 535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [X.prod.exchangelabs.com]\n    at SMTPConnection._formatError (x.js:774:19) { code: 'EAUTH', command: 'AUTH LOGIN' }", { code: 535, enhanced: "5.7.139", phase: "login", dialect: "nodemailer" }],
  ["Thunderbird", "An error occurred while sending mail. The mail server responded: 550 5.7.60 SMTP; Client does not have permissions to send as this sender. Please verify that your email address is correct", { code: 550, enhanced: "5.7.60", phase: "unknown", dialect: "thunderbird" }],
  ["Thunderbird without a code", "Sending of the message failed. The mail server responded: 5.7.1 <x@y.example>: Relay access denied.", { code: 0, enhanced: "5.7.1", phase: "unknown", dialect: "thunderbird" }],
  ["Postfix's log", "host mx.example.com[192.0.2.1] said: 554 5.7.1 Service unavailable; Client host [198.51.100.1] blocked using zen.example (in reply to RCPT TO command)", { code: 554, enhanced: "5.7.1", phase: "rcpt", dialect: "postfix" }],
  ["a bare code", "SMTP error 530 authentication required", { code: 530, phase: "login" }],
  ["a code with a dash and a number sign", "#553 #5.7.1 sender not allowed", { code: 553, enhanced: "5.7.1", phase: "unknown" }],
])("the reply inside %s", (_name, text, wanted) => {
  const { reply, phase, dialect } = readReported(text);
  expect({ code: reply?.code, ...(reply?.enhanced === undefined ? {} : { enhanced: reply.enhanced }), phase, ...(dialect === undefined ? {} : { dialect }) }).toEqual(wanted);
  expect(reply?.text).not.toMatch(/^\d{3}|in reply to|\bat SMTP/);
});

test.each([
  ["connect ECONNREFUSED 192.0.2.1:587", "connect", "refused"],
  ["cannot connect to smtp.example.com:465: timed out", "connect", "no-answer"],
  ["getaddrinfo ENOTFOUND smtp.exmaple.com", "dns", "name-not-found"],
  ["SSL routines:ssl3_get_record:wrong version number", "tls", "not-tls"],
  ["Greeting never received", "greeting", "silent"],
])("%s: no reply, but a failure", (text, phase, failure) => {
  expect(readReported(text)).toMatchObject({ phase, failure });
  expect(readReported(text).reply).toBeUndefined();
});

test.each(["port 587 at 10.45.0.1", "waited 465 ms", "the year 2554, version 5.50.1.2", "hello"])("no reply is read out of %s", (text) => {
  expect(readReported(text).reply).toBeUndefined();
});

test("secrets are taken out and counted", () => {
  const { observation, removed } = reportedReply("AUTH PLAIN AGFubgBzd29yZGZpc2g=\n535 5.7.8 no; password=swordfish", scriptedWorld({}));
  expect(removed).toBe(2);
  expect(JSON.stringify(observation)).not.toMatch(/swordfish|c3dvcmRmaXNo/);
});

test("a text of any length takes no time to speak of", () => {
  const begun = performance.now();
  for (const text of ["5".repeat(60_000), "550 ".repeat(15_000), " said: ".repeat(9_000), "(550, b'".repeat(8_000), "\n \n".repeat(20_000), "5.7.".repeat(15_000)]) readReported(text);
  expect(performance.now() - begun).toBeLessThan(3_000);
});
