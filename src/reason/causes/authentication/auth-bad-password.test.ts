import { expect, test } from "vitest";
import { type Draft, accessLogsIn, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, reply, saw, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const badCredentials = "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp";

test("names it where both sides refuse the same pair in words that give no other reason", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named;
  expect(first?.cause).toBe("auth-bad-password");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("Sign in to the web mail");
});

test("is ruled out where the web mail accepts the pair, by the user's word, and stays where the web refuses it too", () => {
  const walk = [...reachesLogin(), loginRefused(bare), accessRefused()];
  const accepted = diagnose(imagine(walk, { target: { answers: { webmail: "accepts" } } }));
  expect(accepted.named.map((one) => one.cause)).not.toContain("auth-bad-password");
  expect(accepted.ruledOut.find((one) => one.cause === "auth-bad-password")?.because[0]?.words).toContain("web mail accepts");
  const refused = diagnose(imagine(walk, { target: { answers: { webmail: "refuses" } } }));
  expect(refused.named[0]?.cause).toBe("auth-bad-password");
});

test("reads Exim's words as well", () => {
  const [first] = diagnose(imagine([...reachesLogin(), loginRefused("535 Incorrect authentication data"), accessRefused()])).named;
  expect(first?.cause).toBe("auth-bad-password");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("ann@example.com");
});

test("counts a refusal that an earlier run remembered", () => {
  const [first] = diagnose(imagine([...reachesLogin(), saw("smtp-login", { accepted: "no", mechanism: "PLAIN", user, reply: reply(bare), remembered: "2026-11-20T08:00:00.000Z" }), accessRefused()])).named;
  expect(first?.cause).toBe("auth-bad-password");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("web mail");
});

test("is silent where receiving accepts the very same pair", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-bad-password");
  expect(named[0]).toBe("auth-smtp-auth-disabled");
});

test("is silent where nobody looked at receiving", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare)])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-bad-password");
});

test("leaves it open at Gmail, where an app password is the likelier reason", () => {
  const named = diagnose(imagine([loginRefused(badCredentials, gmail), accessRefused("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", { host: "imap.gmail.com" })], { route: gmail })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-bad-password");
  expect(named[0]).toBe("auth-app-password-required");
});

test("is silent where the account is locked", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused("535 5.7.8 Error: authentication failed: Account is temporarily locked after too many failed logins"), accessRefused("[ALERT] Account is temporarily locked after too many failed logins")])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-bad-password");
  expect(named[0]).toBe("auth-lockout");
});

test("is silent where the server cannot check logins", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused("454 4.7.0 Temporary authentication failure: Connection lost to authentication server"), accessRefused("[UNAVAILABLE] Temporary authentication failure")])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-bad-password");
  expect(named[0]).toBe("srv-auth-backend-down");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
