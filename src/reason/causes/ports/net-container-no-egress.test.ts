import { expect, test } from "vitest";
import { controlDoesNotOpen, doesNotResolve, healthyWalk, imagine, machine, resolves } from "../../../testing/imagined.ts";
import { controlsFail, hostFails, noWeb, receivesNot } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const nothing = [...hostFails("no-answer", [25, 465, 587, 2525]), ...receivesNot("no-answer"), controlDoesNotOpen("no-answer", 587), noWeb()];

test("names net-container-no-egress where nothing opens anywhere, and says that it is a container", () => {
  const { named } = diagnose(imagine([...nothing, machine({ container: "yes" })]));
  expect(named[0]?.cause).toBe("net-container-no-egress");
  expect(named[0]?.certainty).toBe("likely");
  expect(named[0]?.because.map((one) => one.sign)).toContain("machine-is-a-container");
});

test("names it, and not the resolver, where neither a name nor an address on the web can be reached", () => {
  const { named } = diagnose(imagine([doesNotResolve("resolver-silent"), doesNotResolve("resolver-silent", "imap.example.net"), controlDoesNotOpen("no-answer", 443, "1.1.1.1", "1.1.1.1")]));
  expect(named.map((one) => one.cause)).toEqual(["net-container-no-egress"]);
});

test("is silent where the web works, where the names alone fail, and on a healthy mailbox", () => {
  const of = (...input: Parameters<typeof imagine>) => diagnose(imagine(...input)).named.map((one) => one.cause);
  expect(of([...hostFails("no-answer", [25, 465, 587, 2525]), ...controlsFail("no-answer", [587])])).not.toContain("net-container-no-egress");
  expect(of([doesNotResolve("name-not-found"), resolves("imap.example.net", ["192.0.2.11"])])).not.toContain("net-container-no-egress");
  expect(of([doesNotResolve("resolver-silent"), doesNotResolve("resolver-silent", "imap.example.net"), ...controlsFail("no-answer", [587])])).not.toContain("net-container-no-egress");
  expect(of(healthyWalk())).toEqual([]);
});
