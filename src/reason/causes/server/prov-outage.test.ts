import { expect, test } from "vitest";
import { type Draft, accessLogsIn, greets, healthyWalk, hello, helloInTls, imagine, loginRefused, opens, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

/** A walk on 587 as far as the login. */
const reachesLogin = (auth = ["PLAIN", "LOGIN"]): Draft[] => [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth })] as Draft[];

test("names it where the greeting says so", () => {
  const [first] = diagnose(imagine([opens(), greets("421 4.3.0 Temporary System Problem. Try again later")])).named;
  expect(first?.cause).toBe("prov-outage");
  expect(first?.certainty).toBe("likely");
  expect(JSON.stringify(first?.remedy.steps)).toContain("status page");
});

test("is silent where only logins cannot be checked", () => {
  const named = diagnose(imagine([...reachesLogin(), loginRefused("454 4.7.0 Temporary authentication failure: Connection lost to authentication server"), accessLogsIn()])).named.map((one) => one.cause);
  expect(named).not.toContain("prov-outage");
  expect(named[0]).toBe("srv-auth-backend-down");
});

test("names nothing for a mailbox that can send", () => {
  expect(diagnose(imagine(healthyWalk())).verdict).toBe("healthy");
});
