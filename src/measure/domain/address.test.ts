import { expect, test } from "vitest";
import { inNetwork, readAddress, reverseName } from "./address.ts";

const of = (text: string) => readAddress(text) ?? { family: 4 as const, octets: [] };

test("reads both kinds of address, and IPv4 written as IPv6 as IPv4", () => {
  expect(readAddress("::ffff:192.0.2.1")).toEqual({ family: 4, octets: [192, 0, 2, 1] });
  expect(of("2001:db8::1").octets).toHaveLength(16);
  expect(readAddress("fe80::1%eth0")).toBeUndefined();
  expect(readAddress("192.0.2")).toBeUndefined();
});

test("compares by the bits that count, and never across families", () => {
  expect(inNetwork(of("192.0.2.129"), of("192.0.2.128"), 25)).toBe(true);
  expect(inNetwork(of("192.0.2.127"), of("192.0.2.128"), 25)).toBe(false);
  expect(inNetwork(of("203.0.113.1"), of("2001:db8::"), 0)).toBe(false);
});

test("knows where the reverse record stands", () => {
  expect(reverseName(of("192.0.2.25"))).toBe("25.2.0.192.in-addr.arpa");
  expect(reverseName(of("2001:db8::1"))).toMatch(/^1\.0\.0\..*\.8\.b\.d\.0\.1\.0\.0\.2\.ip6\.arpa$/);
});
