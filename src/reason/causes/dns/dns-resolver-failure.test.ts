import { expect, test } from "vitest";
import { dnsAnswers, dnsFails, doesNotResolve, healthyWalk, imagine, resolves } from "../../../testing/imagined.ts";
import { diagnose } from "../../diagnose.ts";

const [first, second] = ["192.0.2.53", "192.0.2.54"];
const silent = [doesNotResolve("resolver-silent"), doesNotResolve("resolver-silent", "imap.example.net"), dnsFails("resolver-silent", "A"), dnsFails("resolver-silent", "AAAA"), dnsFails("resolver-silent", "MX", "example.com")];

test("names it when nothing can be looked up here and a second resolver knows the host", () => {
  const { named } = diagnose(imagine([...silent, dnsAnswers("A", ["192.0.2.10"], undefined, undefined, second)]));
  expect(named.map((one) => one.cause)).toEqual(["dns-resolver-failure"]);
  expect(named[0]?.because.map((one) => one.sign)).toEqual(["resolver-fails", "other-resolver-answers"]);
  expect(named[0]?.remedy.steps).toContainEqual({ do: "set", field: "DNS server of this machine or of the router", to: second });
});

test("names it where the resolver fails for every name, and although a second resolver led to a login", () => {
  const servfail = [dnsAnswers("A", [], undefined, "SERVFAIL", first), dnsAnswers("MX", [], "example.com", "SERVFAIL", first), doesNotResolve("resolver-failed"), doesNotResolve("resolver-failed", "imap.example.net")];
  expect(diagnose(imagine(servfail)).named[0]?.cause).toBe("dns-resolver-failure");
  const led = diagnose(imagine([...silent, dnsAnswers("A", ["192.0.2.10"], undefined, undefined, second), ...healthyWalk().slice(1)]));
  expect(led.named[0]?.cause).toBe("dns-resolver-failure");
});

test("is silent where other names can be looked up: then the name servers of this domain are at fault", () => {
  const { named } = diagnose(imagine([doesNotResolve("resolver-failed"), dnsAnswers("A", [], undefined, "SERVFAIL"), resolves("imap.example.net")]));
  expect(named).toEqual([]);
});

test("names it where every name is denied, and leaves it open whether the host exists", () => {
  const everything = [doesNotResolve(), doesNotResolve("name-not-found", "imap.example.net"), doesNotResolve("name-not-found", "smtp.other.org"), doesNotResolve("name-not-found", "mail.third.com"), dnsAnswers("A", [], undefined, "NXDOMAIN"), dnsAnswers("AAAA", [], undefined, "NXDOMAIN")];
  const { named } = diagnose(imagine(everything));
  expect(named.map((one) => [one.cause, one.certainty])).toEqual([["dns-resolver-failure", "likely"]]);
});

test("is silent about a name that is denied while those of others are found", () => {
  const one = [doesNotResolve(), doesNotResolve("name-not-found", "imap.example.net"), resolves("smtp.other.org"), resolves("mail.third.com"), dnsAnswers("A", [], undefined, "NXDOMAIN")];
  expect(diagnose(imagine(one)).named.map((each) => each.cause)).not.toContain("dns-resolver-failure");
});

test("is silent about a name that does not exist, and on a healthy walk", () => {
  expect(diagnose(imagine([doesNotResolve(), dnsAnswers("A", [], undefined, "NXDOMAIN")])).named).toEqual([]);
  expect(diagnose(imagine(healthyWalk())).named).toEqual([]);
});
