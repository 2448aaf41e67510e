import { expect, test } from "vitest";
import { placeOf, readTraceroute, tracePath } from "./trace.ts";

const place = (address: string) => (address.startsWith("192.168.") ? "own-network" : "outside");

test("reads a traceroute over TCP that reaches a closed port", () => {
  const printed = "traceroute to 192.0.2.10 (192.0.2.10), 20 hops max, 60 byte packets\n 1  192.168.1.1  0.041 ms\n 2  *\n 3  192.0.2.10 <rst,ack>  0.048 ms\n";
  expect(readTraceroute(printed, "192.0.2.10", place)).toEqual({ means: "traceroute", outcome: "refused", hops: [{ ttl: 1, by: "192.168.1.1", place: "own-network" }, { ttl: 2 }], answeredAt: 3 });
});

test("reads who prohibits", () => {
  expect(readTraceroute(" 1  192.168.1.1  0.4 ms !X\n", "192.0.2.10", place)).toMatchObject({ outcome: "host-unreachable", told: { type: 3, code: 13, by: "192.168.1.1", place: "own-network" } });
});

test("reads silence, and nothing where nothing was printed", () => {
  expect(readTraceroute(" 1  192.168.1.1  0.4 ms\n 2  *\n", "192.0.2.10", place)).toMatchObject({ outcome: "no-answer" });
  expect(readTraceroute("You do not have enough privileges\n", "192.0.2.10", place)).toBeUndefined();
});

test("places addresses by the networks that this machine is attached to", () => {
  const interfaces = { eth0: [{ address: "192.168.1.7", cidr: "192.168.1.7/24", internal: false, family: "IPv4" as const, netmask: "255.255.255.0", mac: "00:00:00:00:00:00" }] };
  expect(["192.168.1.7", "192.168.1.1", "10.1.1.1", "192.0.2.1"].map((address) => placeOf(address, interfaces))).toEqual(["this-machine", "own-network", "private", "outside"]);
});

test("ends in facts or in nothing, whatever means this machine has, at any fraction of a millisecond", async () => {
  const facts = await tracePath({ address: "127.0.0.1", port: 9 }, performance.now() + 2_000.25, () => performance.now(), AbortSignal.timeout(3_000));
  if (facts !== undefined) expect(facts.outcome).toBe("refused");
});
