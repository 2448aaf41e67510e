import { expect, test } from "vitest";
import { doesNotOpen, envelope, greets, healthyWalk, hello, helloInTls, imagine, opens, resolves, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const bare = [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls({ auth: [] })];
const on465 = { port: 465, security: "tls" } as const;

test("names it when EHLO lists no AUTH inside TLS and no other port does", () => {
  const { named } = diagnose(imagine([...bare, envelope("250 Ok", "554 5.7.1 Relay access denied", { loggedIn: "no" }), doesNotOpen("refused", on465)]));
  // A relay that was never meant to take a login answers the same to a stranger.
  expect(named.map((one) => one.cause)).toEqual(["cfg-auth-not-offered", "pol-relay-denied-source"]);
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.remedy.steps[0]?.do).toBe("ask");
});

test("points to the other port of the host where that one offers the login", () => {
  const { named } = diagnose(imagine([...bare, opens(on465), shakesHands({}, on465), greets(undefined, on465), helloInTls(undefined, on465)]));
  expect(named.map((one) => one.cause)).toEqual(["cfg-auth-not-offered"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "port", from: "587", to: "465" });
});

test("is silent where the login only waits for encryption, or was never seen", () => {
  const clear = { security: "none" } as const;
  const { named } = diagnose(imagine([resolves(), opens(clear), greets(undefined, clear), hello(undefined, clear), opens(), greets(), hello(), upgrades(), shakesHands(), helloInTls()], { route: clear }));
  expect(named.map((one) => one.cause)).not.toContain("cfg-auth-not-offered");
  expect(diagnose(imagine([resolves(), opens(), greets(), hello()])).named).toEqual([]);
});

test("is silent where the certificate says that somebody else answers", () => {
  const { named } = diagnose(imagine([resolves(), opens(), greets(), hello(), upgrades(), shakesHands({ nameMatches: "no" }), helloInTls({ auth: [] })]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-auth-not-offered");
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
