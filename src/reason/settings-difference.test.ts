import { describe, expect, test } from "vitest";
import type { DiscoveredServer, DiscoveredSettings, Stored, StoredSettings } from "../model/settings-facts.ts";
import type { Route } from "../model/route.ts";
import { accessLogsIn, doesNotResolve, dnsAnswers, helloInTls, imagine, loginRefused, logsIn, opens, resolves, saw, shakesHands } from "../testing/imagined.ts";
import { diagnose } from "./diagnose.ts";
import { renderSettings } from "../report/settings-text.ts";
import { portSlip } from "./port-slip.ts";
import { conflictsOf } from "./right-settings.ts";
import { settingsDifference } from "./settings-difference.ts";
import { settingsReport } from "./settings-report.ts";

const right = "smtp.newhost.example";
const at = <T>(value: T): Stored<T> => ({ value, at: { path: "/home/ann/.msmtprc", line: 3 } });
const server = (host: string, port: number, security: DiscoveredServer["security"], more: Partial<DiscoveredServer> = {}): DiscoveredServer => ({ protocol: "smtp", host, port, security, user: "ann@example.com", authentication: ["password"], ...more });
const said = (servers: readonly DiscoveredServer[], more: Partial<DiscoveredSettings> = {}) => {
  const facts: DiscoveredSettings = { source: "autoconfig", place: "https://autoconfig.example.com/mail/config-v1.1.xml", authenticated: "yes", servers, notOffered: [], pages: [], notes: [], doubts: [], ...more };
  return saw("discovered-settings", facts, { on: "name", name: "example.com", type: facts.source, resolver: facts.place });
};
const usual = [server(right, 465, "tls"), server(right, 587, "starttls"), server("imap.newhost.example", 993, "tls", { protocol: "imap" })];
type Server = NonNullable<StoredSettings["submission"]>;
const account = (submission: Partial<Server>, more: Partial<StoredSettings> = {}) =>
  saw(
    "stored-settings",
    { program: "msmtp", account: "default", addresses: ["ann@example.com"], submission: { protocol: "smtp", host: at(right), port: at(587), security: at("starttls" as const), user: at("ann@example.com"), ...submission }, notInEffect: [], notes: [], ...more },
    { on: "machine" },
  );
const none = { target: { submission: undefined as never, credential: undefined as never } };
const walks = (host: string, port = 587) => [resolves(host, ["192.0.2.44"]), opens({ host, port }), shakesHands({}, { host, port }), helloInTls(undefined, { host, port })];
const fieldsOf = (drafts: Parameters<typeof imagine>[0], more: Parameters<typeof imagine>[1] = none) => {
  const [first] = settingsDifference(imagine(drafts, more));
  return Object.fromEntries((first?.fields ?? []).filter((one) => one.direction === "sending").map((one) => [one.field, one]));
};

test("says of settings that are as they should be that they are right", () => {
  const fields = fieldsOf([said(usual), account({}), ...walks(right)]);
  expect(Object.values(fields).map((one) => one.verdict)).toEqual(["right", "right", "right", "right"]);
});

test("an application's account without an address is the one that the settings were stated from; another's is not", () => {
  const target = { submission: { host: right, port: 587 } };
  const programs = (user: string) => settingsDifference(imagine([said(usual), account({ user: at(user) }, { program: "symfony", addresses: [] })], { target })).map((one) => one.program);
  expect(programs("ann")).toEqual(["symfony"]);
  expect(programs("bob@example.org")).toEqual(["command line"]);
});

test("a machine that finds no name at all says nothing against a server, and no field of the settings is blamed", () => {
  const names = [right, "imap.newhost.example", "www.one.example", "www.two.test", "www.three.invalid"];
  const caseFile = imagine([said(usual), account({}), ...names.map((name) => doesNotResolve("name-not-found", name))], none);
  const report = settingsReport(caseFile, { ...diagnose(caseFile), verdict: "named" });
  expect(report.right.every((one) => one.wire.state === "not-looked-at")).toBe(true);
  const text = renderSettings(report, { width: 80, colour: "no", detail: "short" });
  expect(text).toContain("No field of the settings in use is wrong; what stops the mail stands below.");
  expect(text).toContain("this machine finds no");
});

describe("hosts", () => {
  test.each([
    ["smtp.newhots.example", "slip", right],
    ["imap.newhost.example", "incoming-host", right],
  ])("%s is wrong: %s", (host, story, expected) => {
    expect(fieldsOf([said(usual), account({ host: at(host) })]).host).toMatchObject({ verdict: "wrong", story, expected });
  });

  test("a slip for a server of any provider is seen", () => {
    const routes: Route[] = [{ protocol: "smtp", host: "smtppro.zopo.com", port: 465, security: "tls", source: "in-use", trust: "login", resembles: "smtppro.zoho.com" }];
    expect(fieldsOf([said(usual), account({ host: at("smtppro.zopo.com") })], { ...none, routes }).host).toMatchObject({ verdict: "wrong", story: "slip", expected: "smtppro.zoho.com" });
  });

  test("another region of the right operator is wrong", () => {
    expect(fieldsOf([said([server("smtp.zoho.eu", 465, "tls")]), account({ host: at("smtp.zoho.com"), port: at(465), security: at("tls" as const) })]).host).toMatchObject({ verdict: "wrong", story: "other-endpoint", expected: "smtp.zoho.eu" });
  });

  test("the server of another account in the same program is wrong", () => {
    const other = account({ host: at("smtp.club.example"), user: at("bob@club.example") }, { account: "club", addresses: ["bob@club.example"] });
    expect(fieldsOf([said(usual), account({ host: at("smtp.club.example") }), other, ...walks("smtp.club.example")]).host).toMatchObject({ verdict: "wrong", story: "other-accounts-server" });
  });

  test("an account that stands at a former operator in both directions is stale", () => {
    const access = { protocol: "imap" as const, host: at("imap.oldhost.example"), port: at(993) };
    expect(fieldsOf([said(usual), account({ host: at("smtp.oldhost.example") }, { access }), doesNotResolve("name-not-found", "smtp.oldhost.example")]).host).toMatchObject({ verdict: "wrong", story: "former-operator" });
  });

  test("a relay that answers may be meant: it differs, and nobody calls it wrong", () => {
    expect(fieldsOf([said(usual), account({ host: at("smtp.relay.example") }), ...walks("smtp.relay.example")]).host).toMatchObject({ verdict: "doubtful", story: "other-operator" });
  });

  test("a name inside the mail domain that leads to the provider's server is as good", () => {
    const alias = "mail.example.com";
    expect(fieldsOf([said(usual), account({ host: at(alias) }), ...walks(alias), resolves(right, ["192.0.2.44"])]).host?.verdict).toBe("acceptable");
    expect(fieldsOf([said(usual), account({ host: at(alias) }), dnsAnswers("A", [`${right}.`], alias, "NOERROR")]).host?.verdict).not.toBe("wrong");
  });

  test("each of several right endpoints is right", () => {
    for (const host of [right, "relay.newhost.example"]) expect(fieldsOf([said([...usual, server("relay.newhost.example", 587, "starttls")]), account({ host: at(host) })]).host?.verdict).toBe("right");
  });
});

describe("the other fields", () => {
  test.each([
    [58, 587],
    [578, 587],
    [456, 465],
  ])("port %i is a slip for %i", (port, meant) => {
    expect(fieldsOf([said(usual), account({ port: at(port) })]).port).toMatchObject({ verdict: "wrong", expected: String(meant) });
    expect(portSlip(port, [465, 587])).toBe(meant);
  });

  test.each([25, 26, 443, 993, 995, 2465, 2525, 2587, 1025, 5025])("port %i is no slip", (port) => {
    expect(portSlip(port, [465, 587])).toBeUndefined();
  });

  test("a port that no source names and that works is as good", () => {
    expect(fieldsOf([said(usual), account({ port: at(2525) }), ...walks(right, 2525)]).port?.verdict).toBe("acceptable");
  });

  test("the mode must fit the port", () => {
    expect(fieldsOf([said(usual), account({ port: at(465), security: at("starttls" as const) })]).security).toMatchObject({ verdict: "wrong", expected: "SSL/TLS" });
    expect(fieldsOf([said(usual), account({ security: at("none" as const) })]).security?.verdict).toBe("wrong");
  });

  test("a user name of another form differs, and without a login nobody calls it wrong", () => {
    expect(fieldsOf([said(usual), account({ user: at("ann") })]).user).toMatchObject({ verdict: "doubtful", expected: "ann@example.com" });
    expect(fieldsOf([said(usual), account({ user: at("u1234567") })]).user?.verdict).toBe("doubtful");
  });

  test("a login that is off, certificate checks that are off and a method that is not offered are told", () => {
    const fields = fieldsOf([said(usual), account({ login: at("off" as const), certificateChecks: at("off" as const), mechanism: at("CRAM-MD5") }), ...walks(right)]);
    expect([fields.login?.verdict, fields["certificate-checks"]?.verdict, fields.mechanism?.verdict]).toEqual(["wrong", "doubtful", "wrong"]);
  });
});

test("shows sources that contradict each other, and no guess among them", () => {
  const other = said([server("smtp.third.example", 587, "starttls")], { source: "srv", place: "SRV records of example.com", authenticated: "no" });
  const guessed = said([server("mail.example.com", 587, "starttls")], { source: "guess", place: "a common name", authenticated: "no" });
  expect(conflictsOf(imagine([said(usual), other, guessed], none)).map((one) => [one.protocol, one.sides.map((side) => side.source)])).toEqual([["smtp", ["autoconfig", "srv"]]]);
  expect(conflictsOf(imagine([said(usual), guessed], none))).toEqual([]);
});

test("the verdict is right only where the wire agrees, and wrong where a field is", () => {
  const verdict = (drafts: Parameters<typeof imagine>[0]) => {
    const caseFile = imagine(drafts, none);
    return settingsReport(caseFile, { ...diagnose(caseFile), verdict: "undecided" }).verdict;
  };
  expect(verdict([said(usual), account({}), ...walks(right)])).toBe("right");
  expect(verdict([said(usual), account({})])).toBe("undecided");
  expect(verdict([said(usual), account({ port: at(58) }), ...walks(right)])).toBe("wrong");
  expect(verdict([])).toBe("undecided");
});

describe("the diagnosis reads the settings of the program", () => {
  const foreign = "smtp.club.example";
  const routes: Route[] = [
    { protocol: "smtp", host: foreign, port: 587, security: "starttls", source: "in-use", trust: "login" },
    { protocol: "smtp", host: right, port: 465, security: "tls", source: "srv", trust: "look-only" },
    { protocol: "imap", host: "imap.newhost.example", port: 993, security: "tls", source: "in-use", trust: "login" },
  ];
  const club = account({ host: at(foreign), user: at("bob@club.example") }, { account: "club", addresses: ["bob@club.example"] });
  const refuses = loginRefused("535 5.7.8 Authentication failed", { host: foreign });

  test("and names the identity that is tied to another account's server", () => {
    const { named } = diagnose(imagine([account({ host: at(foreign) }), club, resolves(foreign), opens({ host: foreign }), shakesHands({}, { host: foreign }), helloInTls(undefined, { host: foreign }), refuses, accessLogsIn(), ...walks(right, 465)], { routes, target: { submission: { host: foreign, port: 587 } } }));
    expect(named[0]?.cause).toBe("cli-wrong-smtp-for-identity");
  });

  test("and names nothing where that server takes the mail", () => {
    const { named } = diagnose(imagine([account({ host: at(foreign) }), club, resolves(foreign), opens({ host: foreign }), shakesHands({}, { host: foreign }), helloInTls(undefined, { host: foreign }), logsIn({ host: foreign }), accessLogsIn()], { routes, target: { submission: { host: foreign, port: 587 } } }));
    expect(named.map((one) => one.cause)).not.toContain("cli-wrong-smtp-for-identity");
  });

  test("and takes an account that stands wholly at the former operator for one that moved", () => {
    const old = "smtp.oldhost.example";
    const target = { submission: { host: old, port: 587 }, imap: { host: "imap.oldhost.example" } };
    const moved: Route[] = [{ ...(routes[0] as Route), host: old }, routes[1] as Route, { ...(routes[2] as Route), host: "imap.oldhost.example" }];
    const gone = [doesNotResolve("name-not-found", old), dnsAnswers("A", [], old, "NXDOMAIN"), ...walks(right, 465)];
    expect(diagnose(imagine(gone, { routes: moved, target })).named.map((one) => one.cause)).toEqual(["cfg-host-stale-after-migration"]);
    const half: Route[] = [moved[0] as Route, moved[1] as Route, routes[2] as Route];
    expect(diagnose(imagine(gone, { routes: half, target: { ...target, imap: { host: "imap.newhost.example" } } })).named.map((one) => one.cause)).toEqual(["cfg-wrong-smtp-host"]);
  });
});

test("the encryption is judged by the port that is meant where the port in use is a slip, so that one change is enough", () => {
  const fields = settingsDifference(imagine([said(usual), account({ port: at(58), security: at("none" as const) })], none))[0]?.fields ?? [];
  expect(fields.find((one) => one.field === "port")).toMatchObject({ verdict: "wrong", expected: "587" });
  expect(fields.find((one) => one.field === "security")).toMatchObject({ verdict: "wrong", expected: "STARTTLS" });
});
