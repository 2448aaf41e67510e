import { expect, test } from "vitest";
import { doesNotOpen, envelope, greets, handshakeFails, healthyWalk, hello, helloInTls, imagine, logsIn, opens, resolves, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const configured = { port: 587, security: "tls" } as const;
const contrast = { port: 587, security: "starttls" } as const;
const fault = [resolves(), opens(configured), handshakeFails("not-tls", configured)];

test("names it when the port greets in the clear and works with STARTTLS", () => {
  const { named } = diagnose(imagine([...fault, opens(contrast), greets(), hello(), upgrades(), shakesHands(), helloInTls(), logsIn(), envelope(), doesNotOpen("refused", { port: 465, security: "tls" })], { route: configured }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-implicit-tls-on-starttls-port"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toEqual([{ do: "set", field: "connection security", from: "SSL/TLS", to: "STARTTLS" }]);
});

test("is silent when the handshake fails for another reason", () => {
  const { named } = diagnose(imagine([resolves(), opens(configured), handshakeFails("tls-version-alert", configured)], { route: configured }));
  expect(named).toEqual([]);
});

test("is silent when the contrast was not measured, and on a healthy walk", () => {
  expect(diagnose(imagine(fault, { route: configured })).named).toEqual([]);
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
