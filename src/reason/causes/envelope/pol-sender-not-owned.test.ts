import { expect, test } from "vitest";
import { type Draft, accessLogsIn, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reply, reported, saw, shakesHands, upgrades, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it where the login's own address is accepted instead", () => {
  const [first] = diagnose(imagine([...reachesLogin(), logsIn(), saw("smtp-envelope", { from: "bob@example.com", to: user, loggedIn: "yes", encrypted: "yes", mail: reply("250 ok"), rcpt: reply("553 5.7.1 <bob@example.com>: Sender address rejected: not owned by user ann@example.com"), asLogin: { from: user, mail: reply("250 ok"), rcpt: reply("250 ok") } }), accessLogsIn()], { target: { from: "bob@example.com" } })).named;
  expect(first?.cause).toBe("pol-sender-not-owned");
  expect(first?.certainty).toBe("certain");
  expect(JSON.stringify(first?.remedy.steps)).toContain("\"from\":\"bob@example.com\",\"to\":\"ann@example.com\"");
});

test("names it by the contrast alone, where the words are in no table", () => {
  const [first] = diagnose(imagine([...reachesLogin(), logsIn(), saw("smtp-envelope", { from: "bob@example.com", to: user, loggedIn: "yes", encrypted: "yes", mail: reply("550 not with this one"), asLogin: { from: user, mail: reply("250 ok"), rcpt: reply("250 ok") } }), accessLogsIn()], { target: { from: "bob@example.com" } })).named;
  expect(first?.cause).toBe("pol-sender-not-owned");
});

test("reads Microsoft's words after the message, from a report", () => {
  const [first] = diagnose(imagine([...healthyWalk(), reported("554 5.2.252 SendAsDenied; ann@example.com not allowed to send as bob@example.com; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied", "data")])).named;
  expect(first?.cause).toBe("pol-sender-not-owned");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("alias");
});

test("is silent where nobody logged in", () => {
  const named = diagnose(imagine([...reachesLogin([]), envelope("250 ok", "554 5.7.1 <ann@example.com>: Relay access denied", { loggedIn: "no" })])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-sender-not-owned");
});

test("is silent where the recipient is unknown", () => {
  const named = diagnose(imagine([...reachesLogin(), logsIn(), envelope("250 ok", "550 5.1.1 No such user here"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("pol-sender-not-owned");
  expect(named[0]).toBe("rcpt-address-invalid");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
