import { expect, test } from "vitest";
import { describeMachine, egressCount, reachOf } from "./machine.ts";

test.each([
  ["127.0.0.1", "none"],
  ["169.254.3.4", "none"],
  ["10.1.2.3", "private"],
  ["172.31.0.1", "private"],
  ["172.32.0.1", "public"],
  ["192.168.178.20", "private"],
  ["100.64.0.1", "private"],
  ["100.128.0.1", "public"],
  ["::1", "none"],
  ["fe80::1", "none"],
  ["fd00::1", "private"],
  ["2001:db8::1", "public"],
] as const)("%s reaches %s", (address, reach) => expect(reachOf(address)).toBe(reach));

test("finds the interface that leads to loopback, keeps no address, and leaves out what has no way", async () => {
  const machine = await describeMachine(["127.0.0.1"]);
  expect(machine.sendsBy).toHaveLength(1);
  expect(machine.interfaces.map((one) => one.name)).toContain(machine.sendsBy[0]?.interface);
  expect(JSON.stringify(machine.interfaces)).not.toMatch(/\d+\.\d+\.\d+\.\d+/);
});

test("counts packets upwards where the system counts at all", () => {
  const before = egressCount(4);
  const after = egressCount(4);
  if (before === undefined || after === undefined) return;
  expect(after.requested).toBeGreaterThanOrEqual(before.requested);
});
