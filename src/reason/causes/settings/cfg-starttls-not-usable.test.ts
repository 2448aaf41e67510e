import { expect, test } from "vitest";
import { doesNotOpen, endpoint, envelope, greets, healthyWalk, hello, helloInTls, imagine, logsIn, offer, opens, reply, resolves, saw, shakesHands, upgrades } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const on465 = { port: 465, security: "tls" } as const;
const works465 = [opens(on465), shakesHands({}, on465), greets(undefined, on465), helloInTls(undefined, on465), logsIn(on465), envelope(undefined, undefined, {}, on465)];
const control = (starttls: "offered" | "absent") => saw("control-greeting", { reply: reply("220 control.example.org ESMTP"), offer: offer({ starttls }) }, endpoint({ host: "control.example.org", address: "203.0.113.5" }));
const absent = [resolves(), opens(), greets(), hello({ starttls: "absent", auth: ["PLAIN"] })];

test("names it when EHLO lists no STARTTLS, and points to the port that has TLS", () => {
  const { named } = diagnose(imagine([...absent, ...works465, control("offered")]));
  expect(named.map((one) => one.cause)).toEqual(["cfg-starttls-not-usable"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "connection security", from: "STARTTLS", to: "SSL/TLS" });
});

test("names it when the command is answered by 454, and asks the provider where no other port works", () => {
  const { named } = diagnose(imagine([resolves(), opens(), greets(), hello(), upgrades("454 4.7.0 TLS not available due to local problem"), doesNotOpen("refused", on465)]));
  expect(named.map((one) => one.cause)).toEqual(["cfg-starttls-not-usable"]);
  expect(named[0]?.remedy.steps.some((step) => step.do === "ask")).toBe(true);
});

test("is silent when STARTTLS is missing at unrelated servers too: then it was taken away on the way", () => {
  const { named } = diagnose(imagine([...absent, control("absent")]));
  expect(named.map((one) => one.cause)).not.toContain("cfg-starttls-not-usable");
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
