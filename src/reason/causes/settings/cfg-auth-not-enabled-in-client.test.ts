import { expect, test } from "vitest";
import { envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, resolves, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

test.each([
  "530-5.5.1 Authentication Required. Learn more at https://support.google.com/mail/?p=WantAuthError",
  "554 5.7.1 <bob@example.org>: Relay access denied",
  "550-Please turn on SMTP Authentication in your mail client, or login to the IMAP/POP3 server before sending your message.",
  "530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM",
  "553 5.7.1 <ann@example.com>: Sender address rejected: not logged in",
])("names it for %s when a login works with the same settings", (text) => {
  const { verdict, named } = diagnose(imagine([...healthyWalk(), reported(text)]));
  expect(verdict).toBe("named");
  expect(named[0]?.cause).toBe("cfg-auth-not-enabled-in-client");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "user name for the outgoing server", from: "empty", to: user });
  expect(named[0]?.because.map((one) => one.sign)).toContain("account-can-send");
});

test.each(["535 5.7.8 Error: authentication failed", "550 5.7.1 Invalid credentials for relay", "530 5.7.0 Must issue a STARTTLS command first", "553 5.7.1 Sender address rejected: not owned by user ann"])("is silent about %s", (text) => {
  const { named } = diagnose(imagine([reported(text)]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-auth-not-enabled-in-client");
});

test("is silent when the refusal persists after a login, and when no login is offered", () => {
  const words = "554 5.7.1 <bob@example.org>: Relay access denied";
  const walk = [resolves(), opens(), greets(), hello(), upgrades(), shakesHands()];
  expect(diagnose(imagine([...walk, helloInTls(), logsIn(), envelope("250 Ok", words), reported(words)])).named.map((one) => one.cause)).not.toContain("cfg-auth-not-enabled-in-client");
  expect(diagnose(imagine([...walk, helloInTls({ auth: [] }), reported(words)])).named.map((one) => one.cause)).not.toContain("cfg-auth-not-enabled-in-client");
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
