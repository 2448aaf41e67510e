import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

const gmail = { host: "smtp.gmail.com" };

test("names it, after the missing login, where the server takes no login at all: which of the two was meant to work cannot be told", () => {
  const [missing, first] = diagnose(imagine([...reachesLogin([]), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied", { loggedIn: "no" })])).named;
  expect([missing?.cause, missing?.certainty]).toEqual(["cfg-auth-not-offered", "likely"]);
  expect(first?.cause).toBe("pol-relay-denied-source");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("from its own customers");
});

test("names it where Google's relay does not know the address", () => {
  const [first] = diagnose(imagine([opens({ host: "smtp-relay.gmail.com" }), helloInTls({ auth: [] }, { host: "smtp-relay.gmail.com" }), envelope("550-5.7.1 Invalid credentials for relay [203.0.113.4]. The IP address you've registered in your Workspace SMTP Relay service doesn't match the domain of the account this email is being sent from. a1 - gsmtp", undefined, { loggedIn: "no" }, { host: "smtp-relay.gmail.com" })], { route: { host: "smtp-relay.gmail.com" } })).named;
  expect(first?.cause).toBe("pol-relay-denied-source");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("current public address");
});

test("is silent where a login is offered and was left out", () => {
  const named = diagnose(imagine([...reachesLogin(), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied", { loggedIn: "no" })])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-relay-denied-source");
});

test("is silent after an accepted login", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-relay-denied-source");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
