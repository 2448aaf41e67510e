import { expect, test } from "vitest";
import type { Route } from "../../../model/route.ts";
import { controlOpens, dnsAnswers, doesNotOpen, doesNotResolve, envelope, greets, handshakeFails, healthyWalk, helloInTls, imagine, logsIn, loginRefused, opens, resolves, shakesHands } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const right = { host: "smtp.gmail.com", address: "192.0.2.99", port: 465, security: "tls" } as const;
const routes = (host: string, source: Route["source"] = "provider-data"): Route[] => [
  { protocol: "smtp", host, port: 587, security: "starttls", source: "in-use", trust: "login" },
  { protocol: "smtp", host: right.host, port: 465, security: "tls", source, trust: "login", because: "Gmail" },
];
const rightWorks = [resolves(right.host, [right.address]), opens(right), shakesHands({}, right), greets(undefined, right), helloInTls(undefined, right), logsIn(right), envelope(undefined, undefined, {}, right)];
const account = { address: "ann@gmail.com", domain: "gmail.com", from: "ann@gmail.com" } as const;
const missing = (host: string) => [doesNotResolve("name-not-found", host), dnsAnswers("A", [], host, "NXDOMAIN"), dnsAnswers("AAAA", [], host, "NXDOMAIN")];

test("names a misspelt host that does not exist, certainly, and sets the provider's", () => {
  const { named } = diagnose(imagine([...missing("smtp.gmial.com"), ...rightWorks], { routes: routes("smtp.gmial.com"), target: account }));
  expect(named.map((one) => one.cause)).toEqual(["cfg-wrong-smtp-host"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "outgoing server (SMTP)", from: "smtp.gmial.com", to: "smtp.gmail.com" });
});

test("names a misspelt host even where somebody runs a mail server under that name", () => {
  const wrong = { host: "smtp.gmial.com" };
  const { named } = diagnose(imagine([resolves(wrong.host), opens(wrong), shakesHands({}, wrong), helloInTls(undefined, wrong), ...rightWorks], { routes: routes(wrong.host), target: account }));
  expect(named[0]?.cause).toBe("cfg-wrong-smtp-host");
});

test("names a host that exists and serves no submission; whether it ever worked decides how surely", () => {
  const wrong = { host: "www.gmail.com" };
  const drafts = [resolves(wrong.host), doesNotOpen("no-answer", wrong), doesNotOpen("no-answer", { ...wrong, port: 465 }), ...rightWorks];
  const of = (history: "never-worked" | "not-said") => diagnose(imagine(drafts, { routes: routes(wrong.host), target: { ...account, history } })).named[0];
  expect(of("never-worked")).toMatchObject({ cause: "cfg-wrong-smtp-host", certainty: "certain" });
  expect(of("not-said")).toMatchObject({ cause: "cfg-wrong-smtp-host", certainty: "likely", notExcluded: ["cfg-host-stale-after-migration"] });
});

test("is silent about a refused login at a server that offers one, unless another server accepts it", () => {
  const elsewhere = { host: "smtp.example.net" };
  const refused = [resolves(), opens(elsewhere), shakesHands({}, elsewhere), helloInTls(undefined, elsewhere), loginRefused("535 5.7.8 no", elsewhere)];
  expect(diagnose(imagine([...refused, ...rightWorks.slice(0, 5)], { routes: routes(elsewhere.host), target: account })).named.map((one) => one.cause)).not.toContain("cfg-wrong-smtp-host");
  expect(diagnose(imagine([...refused, ...rightWorks], { routes: routes(elsewhere.host), target: account })).named[0]?.cause).toBe("cfg-wrong-smtp-host");
});

test("is silent when the provider's host does not work either, or the resolver is at fault", () => {
  expect(diagnose(imagine([...missing("smtp.gmial.com"), resolves(right.host), doesNotOpen("no-answer", right)], { routes: routes("smtp.gmial.com"), target: account })).named).toEqual([]);
  const failing = diagnose(imagine([doesNotResolve("resolver-silent", "smtp.example.net"), doesNotResolve("resolver-silent", right.host)], { routes: routes("smtp.example.net"), target: account }));
  expect(failing.named.map((one) => one.cause)).not.toContain("cfg-wrong-smtp-host");
});

test("is silent about a server of one's own whose TLS is broken, although the domain's mail arrives elsewhere", () => {
  const own = { host: "mail.example.com", port: 587, security: "starttls" } as const;
  const sick = [resolves(own.host), opens(own), greets(undefined, own), handshakeFails("tls-version-alert", own), handshakeFails("tls-version-alert", { ...own, port: 465, security: "tls" })];
  const { named } = diagnose(imagine([...sick, ...rightWorks.slice(0, 5)], { routes: routes(own.host, "mx"), target: { history: "never-worked" } }));
  expect(named.map((one) => one.cause)).not.toContain("cfg-wrong-smtp-host");
});

test("is not sure where only the MX record speaks for another server", () => {
  const own = { host: "mail.example.com" };
  const dead = [resolves(own.host), doesNotOpen("refused", own), doesNotOpen("refused", { ...own, port: 465 }), controlOpens(587)];
  const { named } = diagnose(imagine([...dead, ...rightWorks.slice(0, 5)], { routes: routes(own.host, "mx"), target: { history: "never-worked" } }));
  expect(named.map((one) => [one.cause, one.certainty])).toEqual([
    ["srv-submission-unreachable", "likely"],
    ["cfg-wrong-smtp-host", "likely"],
  ]);
});

test("is silent on a healthy walk", () => expect(diagnose(imagine(healthyWalk())).named).toEqual([]));
