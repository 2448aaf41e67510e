import { describe, expect, test } from "vitest";
import { gatewayIn, hardwareOf, identityIn, markOf, type OwnAddress } from "./network.ts";

// As printed by a Linux 6.18 with one card, its router, and a tunnel beside it.
const routes = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\neth0\t00000000\t0112C6C6\t0003\t0\t0\t0\t00000000\t0\t0\t0\neth0\t0012C6C6\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0\n";
const arp = "IP address       HW type     Flags       HW address            Mask     Device\n198.198.18.1     0x1         0x2         02:42:ac:11:00:01     *        eth0\n198.198.18.9     0x1         0x0         00:00:00:00:00:00     *        eth0\n";
const own: readonly OwnAddress[] = [
  { name: "lo", address: "127.0.0.1", cidr: "127.0.0.1/8", internal: true },
  { name: "eth0", address: "198.198.18.20", cidr: "198.198.18.20/23", internal: false },
  { name: "eth0", address: "2001:db8:1:2:aaaa::5", cidr: "2001:db8:1:2:aaaa::5/64", internal: false },
  { name: "eth0", address: "fe80::1", cidr: "fe80::1/64", internal: false },
  { name: "tun0", address: "10.8.0.2", cidr: "10.8.0.2/24", internal: false },
];

test("the router of the interface that packets leave by, and its hardware address where it is known", () => {
  expect(gatewayIn(routes, "eth0")).toBe("198.198.18.1");
  expect(gatewayIn(routes, "tun0")).toBeUndefined();
  expect([hardwareOf(arp, "198.198.18.1"), hardwareOf(arp, "198.198.18.9"), hardwareOf(arp, "192.0.2.1")]).toEqual(["02:42:ac:11:00:01", undefined, undefined]);
});

describe("the identity", () => {
  const seen = identityIn({ own, source: "198.198.18.20", resolvers: ["127.0.0.53", "198.198.18.1", "fe80::1%eth0"], routes, arp, wirelessName: "Café Ångström\n", machineId: "0123456789abcdef0123456789abcdef\n" });
  test("has the networks of that interface alone, of IPv6 the first half, and no resolver of this machine's own", () => {
    expect(seen).toMatchObject({ interface: "eth0", kind: "wired", networks: ["198.198.18.0/23", "2001:db8:1:2::/64"], gateway: "198.198.18.1", resolvers: ["198.198.18.1", "fe80::1"] });
  });
  test("names nobody: what is a name or a hardware address is a mark", () => {
    expect(JSON.stringify(seen)).not.toMatch(/caf|02:42|0123456789abcdef/i);
    expect(seen.nameMark).toBe(markOf("café ångström"));
    expect(seen.gatewayMark).not.toBe(identityIn({ own, source: "198.198.18.20", resolvers: [], routes, arp: arp.replace("00:01", "00:02") }).gatewayMark);
  });
  test.each([["wlp3s0", "wireless"], ["wwan0", "mobile"], ["wg0", "tunnel"], ["utun4", "tunnel"], ["enp0s3", "wired"], ["Ethernet 2", "wired"], ["WLAN", "wireless"], ["en0", "unknown"]] as const)("%s is %s", (name, kind) => {
    expect(identityIn({ own: [{ name, address: "192.168.1.5", cidr: "192.168.1.5/24", internal: false }], source: "192.168.1.5", resolvers: [] }).kind).toBe(kind);
  });
  test("where nothing leaves there is nothing to know it by", () => {
    expect(identityIn({ own, resolvers: [] })).toEqual({ kind: "unknown", networks: [], resolvers: [] });
  });
});
