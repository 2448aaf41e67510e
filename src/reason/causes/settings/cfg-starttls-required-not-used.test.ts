import { expect, test } from "vitest";
import { envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, opens, reported, resolves, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const clear = { security: "none" } as const;
const demand = "530 5.7.0 Must issue a STARTTLS command first";
const inClear = (reply: string) => [resolves(), opens(clear), greets(undefined, clear), hello({ starttls: "offered" }, clear), envelope(reply, undefined, { loggedIn: "no", encrypted: "no" }, clear)];
const contrast = [opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope()];

test("names it when encryption is off and the server demands it", () => {
  const { named } = diagnose(imagine([...inClear(demand), ...contrast], { route: clear }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-starttls-required-not-used"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toEqual([{ do: "set", field: "connection security", from: "none", to: "STARTTLS" }]);
  expect(named[0]?.because.some((one) => one.quote === demand)).toBe(true);
});

test.each([demand, "451 5.7.3 STARTTLS is required to send mail", "Error: 530 5.7.0 Must issue a STARTTLS command first. abc-20020a5d4"])("names it for a pasted error although the settings as told would work: %s", (text) => {
  const { named } = diagnose(imagine([...healthyWalk(), reported(text)]));
  expect(named[0]?.cause).toBe("cfg-starttls-required-not-used");
});

test("leaves a login that is merely missing in the clear to its own cause", () => {
  const { named } = diagnose(imagine([...inClear("503 5.5.1 Error: authentication not enabled"), ...contrast], { route: clear }));
  expect(named[0]?.cause).toBe("cfg-auth-needs-tls");
});

test.each(["421 4.7.0 TLS required for RCPT domain, closing connection", "530 5.7.0 Authentication Required", "TLS required but STARTTLS is not supported by the server"])("is silent about %s", (text) => {
  const { named } = diagnose(imagine([reported(text)]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-starttls-required-not-used");
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
