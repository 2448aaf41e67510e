import { expect, test } from "vitest";
import { envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, resolves, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const clear = { security: "none" } as const;
const inClear = [resolves(), opens(clear), greets(undefined, clear), hello({ starttls: "offered" }, clear), envelope("250 Ok", "554 5.7.1 Relay access denied", { loggedIn: "no", encrypted: "no" }, clear)];
const walk = [opens(), greets(), hello(), upgrades(), shakesHands()];

test("names it when the login shows up only inside TLS", () => {
  const { named } = diagnose(imagine([...inClear, ...walk, helloInTls(), logsIn(), envelope()], { route: clear }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-auth-needs-tls"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toEqual([{ do: "set", field: "connection security", from: "none", to: "STARTTLS" }]);
});

test("is silent where no login is offered inside TLS either", () => {
  const { named } = diagnose(imagine([...inClear, ...walk, helloInTls({ auth: [] })], { route: clear }));
  expect(named.map((one) => one.cause)).not.toContain("cfg-auth-needs-tls");
});

test("is silent where the settings encrypt", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
