import { expect, test } from "vitest";
import { dnsAnswers, doesNotOpen, doesNotResolve, healthyWalk, host, imagine, opens, resolves } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const old = "192.0.2.99";
/** The walk of a healthy mailbox, which this machine's own resolver does not lead to. */
const walk = healthyWalk().filter((one) => one.kind !== "system-lookup");
const owner = dnsAnswers("A", ["192.0.2.10"], host, "NOERROR", "203.0.113.53");
const namedBy = (drafts: Parameters<typeof imagine>[0]) => diagnose(imagine(drafts)).named.map((one) => [one.cause, one.certainty]);

test("names it where this machine's address is dead and the domain's name server gives one that works", () => {
  const { named } = diagnose(imagine([resolves(host, [old]), dnsAnswers("A", [old]), doesNotOpen("refused", { address: old }), owner, ...walk]));
  expect(named.map((one) => [one.cause, one.certainty])).toEqual([["dns-stale-or-propagating", "likely"]]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "run", command: "ipconfig /flushdns", os: "windows" });
});

test("names it where this machine does not know the name yet", () => {
  expect(namedBy([doesNotResolve(), dnsAnswers("A", [], host, "NXDOMAIN"), owner, ...walk])).toEqual([["dns-stale-or-propagating", "likely"]]);
});

test("is silent where this machine's address works, whatever others get, and where one of several is dead", () => {
  expect(namedBy([...healthyWalk(), dnsAnswers("A", ["192.0.2.77"], host, "NOERROR", "203.0.113.53")])).toEqual([]);
  expect(namedBy([resolves(host, [old, "192.0.2.10"]), doesNotOpen("refused", { address: old }), owner, ...walk]).map(([cause]) => cause)).toEqual(["net-some-addresses-unreachable"]);
});

test("leaves it to the resolver where every name gets the same address", () => {
  const captive = [resolves(host, [old]), resolves("mail.one.example", [old]), resolves("mail.two.example", [old]), doesNotOpen("refused", { address: old }), owner, opens()];
  expect(namedBy([...captive, ...walk.filter((one) => one.kind !== "tcp-connect")]).map(([cause]) => cause)).toEqual(["dns-resolver-failure"]);
});
