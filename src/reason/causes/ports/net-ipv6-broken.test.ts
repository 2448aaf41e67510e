import { expect, test } from "vitest";
import { address, controlDoesNotOpen, controlOpens, doesNotOpen, healthyWalk, imagine, machine, reported, resolves } from "../../../testing/imagined.ts";
import { web } from "../../../testing/network.ts";
import { diagnose } from "../../diagnose.ts";

const v6 = "2001:db8::10";
const bothFamilies = [resolves(undefined, [address, v6]), ...healthyWalk()];
const hasWay = machine({ interfaces: [{ name: "eth0", ipv4: "private", ipv6: "public" }], sendsBy: [{ address, interface: "eth0" }, { address: v6, interface: "eth0" }] });

test("names net-ipv6-broken where IPv6 falls silent and IPv4 works, even though a login over IPv4 succeeds", () => {
  const { verdict, named } = diagnose(imagine([...bothFamilies, doesNotOpen("no-answer", { address: v6 }), controlDoesNotOpen("no-answer", 587, "smtp.gmail.com", "2001:db8::20"), web(), hasWay]));
  expect(verdict).toBe("named");
  expect(named.map((one) => one.cause)).toEqual(["net-ipv6-broken"]);
  expect(named[0]?.certainty).toBe("certain");
  expect(named[0]?.because.map((one) => one.sign)).toContain("control-over-ipv6-fails");
});

test("asks the mail provider where IPv6 works towards others", () => {
  const { named } = diagnose(imagine([...bothFamilies, doesNotOpen("refused", { address: v6 }), controlOpens(443, "web.example.org", "2001:db8::40"), hasWay]));
  expect(named[0]?.remedy).toMatchObject({ who: "mail-provider", steps: [{ do: "ask", whom: "mail-provider" }, { do: "act" }] });
});

test("names it where a router on the way turns IPv6 back", () => {
  expect(diagnose(imagine([...bothFamilies, doesNotOpen("network-unreachable", { address: v6 }), hasWay])).named[0]?.cause).toBe("net-ipv6-broken");
});

test("calls a machine without IPv6 healthy: its programs take IPv4 at once", () => {
  const { verdict, named } = diagnose(imagine([...bothFamilies, doesNotOpen("network-unreachable", { address: v6 }), machine()]));
  expect(named.map((one) => one.cause)).not.toContain("net-ipv6-broken");
  expect(verdict).toBe("healthy");
});

test("names it on such a machine where the program's own error names the IPv6 address", () => {
  const { named } = diagnose(imagine([...bothFamilies, doesNotOpen("network-unreachable", { address: v6 }), machine(), reported("connect to smtp.example.net[2001:db8::10]:587: Network is unreachable")]));
  expect(named[0]?.cause).toBe("net-ipv6-broken");
});

test("is silent where IPv4 fails as well", () => {
  const { named } = diagnose(imagine([resolves(undefined, [address, v6]), doesNotOpen("no-answer"), doesNotOpen("no-answer", { address: v6 }), hasWay]));
  expect(named.map((one) => one.cause)).not.toContain("net-ipv6-broken");
});
