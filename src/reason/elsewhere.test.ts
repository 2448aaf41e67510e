import { expect, test } from "vitest";
import type { CaseFile } from "../model/case-file.ts";
import type { Observation } from "../model/observation.ts";
import type { CauseId } from "../model/catalogue.ts";
import { certificate, controlDoesNotOpen, controlOpens, distrusted, doesNotOpen, type Draft, endpoint, failedAt, greets, hello, imagine, offer, opens, resolves, saw, shakesHands, tlsFacts, upgrades } from "../testing/imagined.ts";
import { diagnose, readSign } from "./diagnose.ts";
import { type SignId, signs } from "./signs/index.ts";

const control = { host: "control.example.org", address: "203.0.113.5", security: "none" } as const;
const opensThere = (where = {}) => saw("elsewhere-connect", { rttMs: 9 }, endpoint(where));
const failsThere = (where = {}) => failedAt("elsewhere-connect", "no-answer", endpoint(where));
const controlThere = () => opensThere(control);
const web = controlOpens(443, "web.example.org");
const shut = [resolves(), doesNotOpen("no-answer"), doesNotOpen("no-answer", { port: 465, security: "none", protocol: "any" }), doesNotOpen("no-answer", { port: 25, security: "none", protocol: "any" })];

function seenWith(drafts: readonly Draft<never>[] | readonly Draft[]): CaseFile {
  const file = imagine(drafts as readonly Draft[]);
  return { ...file, observations: file.observations.map((one) => (one.kind.startsWith("elsewhere-") ? ({ ...one, vantage: "elsewhere (office)" } as Observation) : one)) };
}
const state = (id: SignId, drafts: readonly Draft[]) => readSign(signs[id], seenWith(drafts)).state;
const named = (drafts: readonly Draft[]) => diagnose(seenWith(drafts)).named.map((one) => one.cause);
const out = (drafts: readonly Draft[]): readonly CauseId[] => diagnose(seenWith(drafts)).ruledOut.map((one) => one.cause);

const bannedHere = [...shut, controlOpens(587), web] as Draft[];
const blockedHere = [...shut, controlDoesNotOpen("no-answer", 587), web] as Draft[];

test("the port opens elsewhere, and this network lets it through to others: this network is turned away", () => {
  const seen = [...bannedHere, opensThere(), controlThere()] as Draft[];
  expect(state("server-shuts-out-this-network", seen)).toBe("present");
  expect(named(seen)[0]).toBe("auth-ip-banned");
  expect(out(seen)).toContain("srv-submission-unreachable");
});

test("near miss: without a second place the same silence may be either", () => {
  expect(state("server-shuts-out-this-network", bannedHere)).toBe("unknown");
  expect(out(bannedHere)).not.toContain("srv-submission-unreachable");
  expect(out(bannedHere)).not.toContain("auth-ip-banned");
});

test("silent elsewhere too, where that place reaches others: the server is away, and nobody is banned", () => {
  const seen = [...bannedHere, failsThere(), controlThere()] as Draft[];
  expect(state("server-is-silent-elsewhere-too", seen)).toBe("present");
  expect(named(seen)[0]).toBe("srv-submission-unreachable");
  expect(out(seen)).toContain("auth-ip-banned");
});

test("near miss: a place that reaches nobody on the port says nothing about the server", () => {
  const seen = [...bannedHere, failsThere(), failsThere(control)] as Draft[];
  expect(state("server-is-silent-elsewhere-too", seen)).toBe("unknown");
  expect(state("server-answers-from-elsewhere", seen)).toBe("unknown");
  expect(out(seen)).not.toContain("auth-ip-banned");
});

test("near miss: a place without IPv6 says nothing about the server's IPv6 address", () => {
  const seen = [...bannedHere, failedAt("elsewhere-connect", "network-unreachable", endpoint({ address: "2001:db8::1" })), controlThere()] as Draft[];
  expect(state("server-is-silent-elsewhere-too", seen)).toBe("unknown");
});

test("shut here for everybody and open elsewhere: the network blocks, and the server is not down", () => {
  const seen = [...blockedHere, opensThere(), controlThere()] as Draft[];
  expect(named(seen)[0]).toBe("net-submission-port-blocked");
  expect(state("server-shuts-out-this-network", seen)).toBe("unknown");
  expect(out(seen)).toContain("srv-submission-unreachable");
});

test("near miss: a failure of the other place's own is no evidence", () => {
  const seen = [...bannedHere, failedAt("elsewhere-connect", "cut-short", endpoint(), "us"), controlThere()] as Draft[];
  expect(state("server-is-silent-elsewhere-too", seen)).toBe("unknown");
});

const untrusted = { chain: [certificate({ issuer: "CN=Corner Office Root", fingerprint256: "BB:01" })], ...distrusted("SELF_SIGNED_CERT_IN_CHAIN") };
const met = [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(untrusted)] as Draft[];

test("another certificate elsewhere, and a good one: somebody on this side opens the connection", () => {
  const seen = [...met, saw("elsewhere-tls", tlsFacts(), endpoint())] as Draft[];
  expect(state("certificate-is-another-elsewhere", seen)).toBe("present");
  expect(named(seen)[0]).toBe("av-tls-interception");
  expect(out(seen)).toContain("tls-cert-untrusted");
});

test("the same certificate elsewhere: it is the server's own", () => {
  const seen = [...met, saw("elsewhere-tls", tlsFacts(untrusted), endpoint())] as Draft[];
  expect(state("certificate-is-the-same-elsewhere", seen)).toBe("present");
  expect(out(seen)).toContain("av-tls-interception");
  expect(named(seen)).toContain("tls-cert-untrusted");
});

test("near miss: two good certificates of one name are two machines, not an interception", () => {
  const seen = [resolves(), opens(), greets(), hello(), upgrades(), shakesHands(), saw("elsewhere-tls", tlsFacts({ chain: [certificate({ issuer: "CN=Another Public CA", fingerprint256: "CC:01" })] }), endpoint())] as Draft[];
  expect(state("certificate-is-another-elsewhere", seen)).toBe("absent");
  expect(named(seen)).not.toContain("av-tls-interception");
});

test("near miss: a second place that is itself behind a filter proves nothing", () => {
  const seen = [...met, saw("elsewhere-tls", tlsFacts({ chain: [certificate({ issuer: "CN=Their Filter", fingerprint256: "DD:01" })], ...distrusted("SELF_SIGNED_CERT_IN_CHAIN") }), endpoint())] as Draft[];
  expect(state("certificate-is-another-elsewhere", seen)).toBe("unknown");
});

const bare = [resolves(), opens(), greets(), hello({ starttls: "absent" })] as Draft[];

test("STARTTLS that another place is offered was taken out on the way", () => {
  const seen = [...bare, saw("elsewhere-hello", { offer: offer({ starttls: "offered" }) }, endpoint())] as Draft[];
  expect(state("starttls-is-offered-elsewhere", seen)).toBe("present");
  expect(named(seen)[0]).toBe("net-smtp-inspection-proxy");
  expect(out(seen)).toContain("cfg-starttls-not-usable");
});

test("near miss: STARTTLS that is offered nowhere is the server's own lack", () => {
  const seen = [...bare, saw("elsewhere-hello", { offer: offer({ starttls: "absent" }) }, endpoint())] as Draft[];
  expect(state("starttls-is-offered-elsewhere", seen)).toBe("absent");
  expect(named(seen)[0]).toBe("cfg-starttls-not-usable");
});

test("near miss: a name that leads elsewhere to another machine says nothing about this one", () => {
  const other = { address: "192.0.2.99" };
  const answers = [...bannedHere, opensThere(other), controlThere()] as Draft[];
  for (const sign of ["server-answers-from-elsewhere", "server-shuts-out-this-network"] as const) expect(state(sign, answers)).toBe("unknown");
  expect(state("server-is-silent-elsewhere-too", [...bannedHere, failsThere(other), controlThere()] as Draft[])).toBe("unknown");
  expect(state("certificate-is-another-elsewhere", [...met, saw("elsewhere-tls", tlsFacts(), endpoint(other))] as Draft[])).toBe("unknown");
  expect(state("starttls-is-offered-elsewhere", [...bare, saw("elsewhere-hello", { offer: offer({ starttls: "offered" }) }, endpoint(other))] as Draft[])).toBe("unknown");
});

test("what only differs elsewhere is likely, and never certain", () => {
  const stripped = diagnose(seenWith([...bare, saw("elsewhere-hello", { offer: offer({ starttls: "offered" }) }, endpoint())] as Draft[])).named[0];
  const intercepted = diagnose(seenWith([...met, saw("elsewhere-tls", tlsFacts(), endpoint())] as Draft[])).named[0];
  for (const one of [stripped, intercepted]) expect(one?.certainty).not.toBe("certain");
});
