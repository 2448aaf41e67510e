import fc from "fast-check";
import { expect, test } from "vitest";
import type { CaseFile } from "../model/case-file.ts";
import type { Kind, Observation } from "../model/observation.ts";
import { accessLogsIn, accessRefused, controlDoesNotOpen, controlGreets, controlOpens, counted, dnsAnswers, dnsFails, doesNotOpen, doesNotResolve, distrusted, type Draft, envelope, failedAt, greets, handshakeFails, healthyWalk, hello, helloInTls, host, imagine, loginRefused, logsIn, machine, opens, reply, reported, resolves, saw, shakesHands, upgrades, user } from "../testing/imagined.ts";
import { clockIs, controlShows, expired, issuedBy, issuerFetched, legacyAgrees, webShows, withoutName } from "../testing/imagined-tls.ts";
import { causes } from "./causes/index.ts";
import { diagnose, readSign } from "./diagnose.ts";
import type { Sign } from "./sign.ts";
import { signs } from "./signs/index.ts";

// What holds for every diagnosis, whatever was measured.

const on465 = { port: 465, security: "tls" } as const;
const on25 = { port: 25 } as const;
const pool: readonly Draft[] = [
  ...healthyWalk(),
  doesNotResolve(), doesNotResolve("resolver-silent"), resolves("control.example.org", ["203.0.113.5"]),
  dnsAnswers("A", ["192.0.2.10"]), dnsAnswers("A", [], undefined, "NXDOMAIN"), dnsAnswers("MX", [], "example.com"), dnsFails("resolver-silent"),
  doesNotOpen("refused"), doesNotOpen("no-answer"), doesNotOpen("network-unreachable"), opens({ address: "2001:db8::10" }), doesNotOpen("no-answer", { address: "2001:db8::10" }),
  opens(on465), shakesHands({}, on465), helloInTls({ auth: ["PLAIN"] }, on465), doesNotOpen("no-answer", on465), doesNotOpen("refused", { port: 25 }),
  controlOpens(587), controlOpens(443), controlDoesNotOpen("no-answer", 587), controlDoesNotOpen("no-answer", 465),
  greets("220 ****************"), greets("554 5.7.1 no"), hello({ starttls: "absent" }), hello({ starttls: "offered", auth: ["PLAIN"] }), helloInTls({ auth: [] }), helloInTls({ auth: ["XOAUTH2"] }), upgrades("454 4.7.0 no"),
  shakesHands({ nameMatches: "no" }), shakesHands({ inValidity: "expired", ...distrusted("CERT_HAS_EXPIRED") }), shakesHands(distrusted("DEPTH_ZERO_SELF_SIGNED_CERT")), handshakeFails("not-tls"), handshakeFails("tls-version-alert"),
  shakesHands({ trust: { bundled: { accepted: "no" }, system: { accepted: "yes" } } }), shakesHands(issuedBy("CN=Office CA", { issuerUrl: "http://ca.example/issuing.crt" })), shakesHands({ trust: { bundled: { accepted: "yes" }, system: { accepted: "no" } } }), handshakeFails("tls-handshake-alert"), handshakeFails("tls-certificate-alert"),
  controlShows(), controlShows(issuedBy("CN=Office CA")), webShows(), webShows(expired), clockIs(0), clockIs(30 * 86_400_000), legacyAgrees("TLSv1"), legacyAgrees("TLSv1.2"), withoutName({ nameMatches: "no" }), issuerFetched("yes"), reported("certificate verify failed: self-signed certificate", "tls"),
  loginRefused("535 5.7.8 Error: authentication failed"), loginRefused("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant."), accessRefused(), accessLogsIn(),
  envelope("553 5.7.1 Sender address rejected: not owned by user ann@example.com", undefined), envelope("530 5.7.0 Must issue a STARTTLS command first", undefined, { loggedIn: "no", encrypted: "no" }),
  reported("550 5.7.1 Relaying denied"), reported("Connection timed out", "connect"), logsIn(on465), saw("smtp-login", { accepted: "no", mechanism: "PLAIN", user: "ann", reply: reply("535 5.7.8 Error: authentication failed") }),
  failedAt("smtp-hello", "reset"), failedAt("smtp-hello-tls", "closed"), controlGreets("220 mx.control.example.org ESMTP"), controlGreets("220 relay.isp.example ESMTP", { starttls: "absent" }), greets("220 relay.isp.example ESMTP"), machine(), counted(4, 0), failedAt("smtp-greeting", "silent"), doesNotOpen("network-unreachable", { address: "2001:db8::10" }),
  opens(on25), greets(undefined, on25), hello(undefined, on25), shakesHands({}, on25), helloInTls({ auth: [] }, on25),
] as readonly Draft[];

type Place = (typeof places)[number];
const places = ["starttls", "tls", "none", "port 25", "port 25 in the clear", "odd port", "another host"] as const;
const routeAt = (place: Place) => (place === "tls" ? { port: 465, security: place } : place === "port 25" ? { port: 25 } : place === "odd port" ? { port: 9587 } : place === "port 25 in the clear" ? { port: 25, security: "none" as const } : place === "another host" ? {} : { security: place });
const access = { protocol: "imap", host: "imap.example.net", port: 993, security: "tls", source: "in-use", trust: "login" } as const;
const elsewhere = [{ protocol: "smtp", host: "smtp.zoho.com", port: 587, security: "starttls", source: "in-use", trust: "login" }, { protocol: "smtp", host, port: 587, security: "starttls", source: "srv", trust: "login" }, access] as const;

const anyCase = fc.tuple(fc.shuffledSubarray([...pool]), fc.constantFrom(...places), fc.constantFrom("worked-before", "never-worked", "not-said"), fc.constantFrom("password", "password", "oauth-token")).map(([drafts, place, history, kind]) =>
  imagine(drafts, {
    route: routeAt(place),
    ...(place === "another host" ? { routes: elsewhere } : {}),
    target: { history: history as "not-said", credential: { kind: kind as "password" | "oauth-token", submissionUser: user, accessUser: user } },
  }),
);

test("every cause stands in exactly one list", () => {
  fc.assert(
    fc.property(anyCase, (caseFile) => {
      const { named, ruledOut, undecided } = diagnose(caseFile);
      const all = [...named, ...ruledOut, ...undecided].map((one) => one.cause);
      expect(all.length).toBe(causes.length);
      expect(new Set(all).size).toBe(causes.length);
    }),
    { numRuns: 120 },
  );
});

test("the order of the observations is of no consequence to what is named", () => {
  fc.assert(
    fc.property(anyCase, fc.nat(), (caseFile, seed) => {
      const turned = [...caseFile.observations].sort((a, b) => ((Number(a.id.slice(1)) * 7919 + seed) % 101) - ((Number(b.id.slice(1)) * 7919 + seed) % 101));
      const names = (file: CaseFile) => diagnose(file).named.map((one) => `${one.cause} ${one.certainty}`).sort();
      expect(names({ ...caseFile, observations: turned })).toEqual(names(caseFile));
    }),
    { numRuns: 120 },
  );
});

test("a failure of our own counts as not measured", () => {
  fc.assert(
    fc.property(anyCase, (caseFile) => {
      const ours: Observation[] = [...new Set(caseFile.observations.map((one) => one.kind))].map((kind, index) => ({ id: `x${index}`, kind, about: caseFile.observations[0]?.about ?? { on: "machine" }, vantage: "here", at: caseFile.startedAt, startedMs: 0, tookMs: 1, ok: false, failure: { code: "out-of-sockets", blame: "us", detail: "" } }) as Observation);
      expect(diagnose({ ...caseFile, observations: [...caseFile.observations, ...ours] })).toEqual(diagnose(caseFile));
    }),
    { numRuns: 100 },
  );
});

test("a sign without a measurement of any kind that it needs is unknown", () => {
  const nothing = imagine([]);
  for (const sign of Object.values(signs) as Sign[]) if (sign.needs.length > 0) expect(readSign(sign, nothing).state, sign.id).toBe("unknown");
});

test("nothing measured, nothing named: undecided", () => {
  const { verdict, named } = diagnose(imagine([]));
  expect(named).toEqual([]);
  expect(verdict).toBe("undecided");
});

test("a mailbox that can send is healthy, and nothing is named", () => {
  for (const history of ["worked-before", "never-worked", "not-said"] as const) {
    const { verdict, named } = diagnose(imagine(healthyWalk(), { target: { history } }));
    expect(named.map((one) => one.cause)).toEqual([]);
    expect(verdict).toBe("healthy");
  }
});

test("a sign looks only at kinds that it declared", () => {
  // Asking for another kind throws, and the throw would come through.
  fc.assert(fc.property(anyCase, (caseFile) => void diagnose(caseFile)), { numRuns: 100 });
});

test("what is named is ordered: nothing that is merely possible comes before something likely", () => {
  fc.assert(
    fc.property(anyCase, (caseFile) => {
      const certainties = diagnose(caseFile).named.map((one) => one.certainty);
      const firstPossible = certainties.indexOf("possible");
      if (firstPossible !== -1) expect(certainties.slice(firstPossible).every((one) => one === "possible")).toBe(true);
    }),
    { numRuns: 100 },
  );
});
