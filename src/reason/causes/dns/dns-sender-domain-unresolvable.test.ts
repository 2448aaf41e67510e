import { expect, test } from "vitest";
import { dnsAnswers, envelope, healthyWalk, imagine, reported, user } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const sender = "ann@gone.example";
const walk = healthyWalk().slice(0, 8);

test("names it when the server says so and the DNS agrees", () => {
  const drafts = [...walk, dnsAnswers("MX", [], "gone.example", "NXDOMAIN"), envelope("250 Ok", `450 4.1.8 <${sender}>: Sender address rejected: Domain not found`, { from: sender })];
  const { named } = diagnose(imagine(drafts, { target: { from: sender } }));
  expect(named.map((one) => one.cause)).toEqual(["dns-sender-domain-unresolvable"]);
  expect(named[0]?.because.map((one) => one.sign)).toEqual(["sender-domain-cannot-be-answered", "sender-domain-is-refused", "sender-domain-does-not-resolve"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "sender address (From, envelope sender)", from: sender, to: user });
});

test.each(["553 5.1.8 <root@host.localdomain>... Domain of sender address root@host.localdomain does not exist", "550 5.1.8 <x@y.invalid>: Sender address rejected: Domain not found", "451 4.1.8 Domain of sender address a@b.c does not resolve"])("names it for the pasted words %s", (text) => {
  expect(diagnose(imagine([reported(text)])).named[0]?.cause).toBe("dns-sender-domain-unresolvable");
});

test.each(["550 5.1.8 Access denied, bad outbound sender AS(42004)", "553 5.7.1 Sender address rejected: not owned by user ann", "550 5.1.1 User unknown"])("is silent about %s", (text) => {
  expect(diagnose(imagine([reported(text)])).named.map((one) => one.cause)).not.toContain("dns-sender-domain-unresolvable");
});

test("is silent on a healthy walk whose domain says that it takes no mail", () => {
  expect(diagnose(imagine([...healthyWalk(), dnsAnswers("MX", ["0 ."], "example.com")])).named).toEqual([]);
});
