import { expect, test } from "vitest";
import { accessRefused, controlOpens, distrusted, doesNotOpen, doesNotResolve, dnsAnswers, envelope, greets, handshakeFails, healthyWalk, hello, helloInTls, host, imagine, loginRefused, logsIn, opens, resolves, shakesHands, upgrades } from "../testing/imagined.ts";
import { sendPath } from "./path.ts";

const states = (...args: Parameters<typeof imagine>) => Object.fromEntries(sendPath(imagine(...args)).map((line) => [line.stage, line.state]));
const words = (...args: Parameters<typeof imagine>) => Object.fromEntries(sendPath(imagine(...args)).map((line) => [line.stage, line.words]));
const upToTls = [resolves(), opens(), greets(), hello(), upgrades()];

test("a healthy walk is ok at every stage", () => {
  expect(new Set(Object.values(states(healthyWalk())))).toEqual(new Set(["ok"]));
});

test("the stages come in the order of the route: with TLS from the first byte the encryption comes before the greeting", () => {
  expect(sendPath(imagine([])).map((line) => line.stage)).toEqual(["name", "network", "server", "encryption", "login", "envelope"]);
  expect(sendPath(imagine([], { route: { port: 465, security: "tls" } })).map((line) => line.stage)).toEqual(["name", "network", "encryption", "server", "login", "envelope"]);
});

test("what was not measured is not reached, never ok and never stopped", () => {
  expect(new Set(Object.values(states([controlOpens(587)])))).toEqual(new Set(["not-reached"]));
});

test.each([
  ["name", [doesNotResolve()]],
  ["network", [resolves(), doesNotOpen("no-answer")]],
  ["server", [resolves(), opens(), greets("554 5.7.1 go away")]],
  ["server", [resolves(), opens(), greets(), { ...hello(), outcome: { ok: false, failure: { code: "closed", blame: "them", detail: "" } } } as ReturnType<typeof hello>]],
  ["encryption", [resolves(), opens(), greets(), hello({ starttls: "absent" })]],
  ["encryption", [resolves(), opens(), greets(), hello(), upgrades("454 4.7.0 TLS not available")]],
  ["encryption", [...upToTls, handshakeFails("tls-version-alert")]],
  ["encryption", [...upToTls, shakesHands({ inValidity: "expired" })]],
  ["encryption", [...upToTls, shakesHands(distrusted("SELF_SIGNED_CERT_IN_CHAIN"))]],
  ["login", [...upToTls, shakesHands(), helloInTls({ auth: [] })]],
  ["login", [...upToTls, shakesHands(), helloInTls(), loginRefused("535 5.7.8 no")]],
  ["envelope", [...upToTls, shakesHands(), helloInTls(), logsIn(), envelope("553 5.7.1 not yours")]],
])("the way stops at %s, and nothing after it is reached", (stage, drafts) => {
  const path = sendPath(imagine(drafts));
  const at = path.findIndex((line) => line.stage === stage);
  expect(path[at]?.state).toBe("stops");
  expect(path.slice(0, at).map((line) => line.state)).not.toContain("stops");
  expect(path.slice(at + 1).map((line) => line.state)).not.toContain("ok");
});

test("one dead address of two is odd, not the end", () => {
  expect(states([resolves(host, ["192.0.2.10", "192.0.2.11"]), doesNotOpen("no-answer"), opens({ address: "192.0.2.11" })]).network).toBe("odd");
});

test("a resolver of this machine that fails while DNS knows the name is odd", () => {
  expect(states([doesNotResolve("resolver-silent"), dnsAnswers("A", ["192.0.2.10"])]).name).toBe("odd");
});

test("the receiving side is told beside the path", () => {
  expect(states([accessRefused()]).receiving).toBe("stops");
});

test("a login that was not allowed is left out, with the reason", () => {
  const about = { on: "endpoint", protocol: "smtp", host, address: "192.0.2.10", port: 587, security: "starttls" } as const;
  expect(words([...upToTls, shakesHands(), helloInTls()], { gaps: [{ kind: "smtp-login", about, why: "locked-out", detail: "the account is locked" }] }).login).toBe("not tried: the account is locked");
});
