import { expect, test } from "vitest";
import type { Route } from "../../../model/route.ts";
import { healthyWalk, helloInTls, imagine, loginRefused, logsIn, opens, resolves, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const here = { host: "smtp.zoho.com", port: 465, security: "tls" } as const;
const there = { host: "smtp.zoho.eu", address: "192.0.2.77", port: 465, security: "tls" } as const;
const inUse = (host: string): Route => ({ protocol: "smtp", host, port: 465, security: "tls", source: "in-use", trust: "login" });
const pointed: Route = { protocol: "smtp", host: there.host, port: 465, security: "tls", source: "mx", trust: "look-only", because: "the domain's mail goes to Zoho Mail (Europe)" };
const refusal = "535 Authentication Failed";
const refused = [resolves(here.host), opens(here), shakesHands({}, here), helloInTls(undefined, here), loginRefused(refusal, here)];

test("names it when a sister server accepts the same login", () => {
  const { named } = diagnose(imagine([...refused, resolves(there.host), opens(there), shakesHands({}, there), helloInTls(undefined, there), logsIn(there)], { routes: [inUse(here.host), { ...pointed, source: "provider-data", trust: "login" }] }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-endpoint-account-mismatch"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "outgoing server (SMTP)", from: here.host, to: there.host });
});

test("names it when the mail domain points to another region, without spending a second login", () => {
  const { named } = diagnose(imagine(refused, { routes: [inUse(here.host), pointed] }));
  expect(named[0]?.cause).toBe("cfg-endpoint-account-mismatch");
});

test("is silent when the mail domain points to the same region: then the password is wrong", () => {
  const { named } = diagnose(imagine(refused, { routes: [inUse(here.host), { ...pointed, host: "smtppro.zoho.com" }] }));
  expect(named).toEqual([]);
});

test("does not guess where nothing says in which region the account lives", () => {
  const ses = { host: "email-smtp.us-east-1.amazonaws.com", port: 465, security: "tls" } as const;
  const { named, undecided } = diagnose(imagine([opens(ses), loginRefused("535 Authentication Credentials Invalid", ses)], { routes: [inUse(ses.host)] }));
  expect(named).toEqual([]);
  expect(undecided.map((one) => one.cause)).toContain("cfg-endpoint-account-mismatch");
});

test("is silent at an operator with one server, and on a healthy walk", () => {
  expect(diagnose(imagine([opens(), loginRefused("535 5.7.8 no")])).ruledOut.map((one) => one.cause)).toContain("cfg-endpoint-account-mismatch");
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
