import { expect, test } from "vitest";
import { type Draft, accessRefused, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

const bare = "535 5.7.8 Error: authentication failed: (reason unavailable)";

const badCredentials = "535-5.7.8 Username and Password not accepted. For more information, go to\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials a1 - gsmtp";

const webLogin = "534-5.7.9 Please log in with your web browser and then try again. For more\n534-5.7.9 information, go to\n534 5.7.9  https://support.google.com/mail/?p=WebLoginRequired a1 - gsmtp";

test("names it where Gmail asks for a browser", () => {
  const [first] = diagnose(imagine([loginRefused(webLogin, gmail), accessRefused("[WEBALERT https://accounts.google.com/] Web login required.", { host: "imap.gmail.com" })], { route: gmail })).named;
  expect(first?.cause).toBe("auth-suspicious-login-block");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("browser on this very computer");
});

test("is silent for Gmail's general refusal", () => {
  const named = diagnose(imagine([loginRefused(badCredentials, gmail), accessRefused("[AUTHENTICATIONFAILED] Invalid credentials (Failure)", { host: "imap.gmail.com" })], { route: gmail })).named.map((one) => one.cause);
  expect(named).not.toContain("auth-suspicious-login-block");
  expect(named[0]).toBe("auth-app-password-required");
});

test("is silent for a bare refusal", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused(bare), accessRefused()])).named.map((one) => one.cause);
  expect(named).not.toContain("auth-suspicious-login-block");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
