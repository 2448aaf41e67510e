import { expect, test } from "vitest";
import type { Route } from "../../../model/route.ts";
import { accessLogsIn, healthyWalk, helloInTls, imagine, loginRefused, logsIn, opens, resolves, shakesHands } from "../../../testing/imagined.ts";
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

test("is silent when the mail domain points to the same region: then the refusal is about the password", () => {
  const { named, ruledOut } = diagnose(imagine(refused, { routes: [inUse(here.host), { ...pointed, host: "smtppro.zoho.com" }] }));
  expect(named.map((one) => one.cause)).toEqual(["auth-app-password-required"]);
  expect(ruledOut.map((one) => one.cause)).toContain("cfg-endpoint-account-mismatch");
});

// An operator that nobody described: its region in Europe is set, and the mail domain's records name the other.
const europe = { host: "smtp.eu.provider.example", address: "192.0.2.20", port: 465, security: "tls" } as const;
const home = { host: "mail.provider.example", address: "192.0.2.30", port: 465, security: "tls" } as const;
const byRecord: Route = { protocol: "smtp", host: home.host, port: 465, security: "tls", source: "srv", trust: "look-only", because: "the SRV record of the domain" };
const inEurope = [resolves(europe.host, [europe.address]), opens(europe), shakesHands({}, europe), helloInTls(undefined, europe), loginRefused("535 5.7.8 Error: authentication failed", europe), accessLogsIn()];

test("names it at an operator with several servers of its own, and not where both names are one server", () => {
  const { named } = diagnose(imagine([...inEurope, resolves(home.host, [home.address])], { routes: [inUse(europe.host), byRecord] }));
  expect(named[0]?.cause).toBe("cfg-endpoint-account-mismatch");
  expect(named[0]?.certainty).toBe("likely");
  const same = diagnose(imagine([...inEurope, resolves(home.host, [europe.address])], { routes: [inUse(europe.host), byRecord] }));
  expect(same.named.map((one) => one.cause)).not.toContain("cfg-endpoint-account-mismatch");
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
